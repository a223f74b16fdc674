// What libraries of Python and of JavaScript have in common: texts, JSON, the end of the program.
//
// In: what such a function is called with. Out: what it gives back, after what it does is recorded.
// Used by libraries_python.cpp and libraries_node.cpp.
#pragma once

#include <optional>

#include "code/walker.h"

namespace plimsoll::code::shared {

using Rule = std::optional<Meaning> (*)(Walker&, const Passing&, Span);

Meaning some_text(Span at);
// A text of its argument, which stays what it is known to be.
std::optional<Meaning> text(Walker& walker, const Passing& passing, Span at);
// Whatever is parsed must be there and be JSON.
std::optional<Meaning> parse(Walker& walker, const Passing& passing, Span at);
// Another one every time.
std::optional<Meaning> generated(Walker& walker, const Passing& passing, Span at);
std::optional<Meaning> nothing(Walker& walker, const Passing& passing, Span at);
std::optional<Meaning> unknown(Walker& walker, const Passing& passing, Span at);
std::optional<Meaning> end_of_program(Walker& walker, const Passing& passing, Span at);

}  // namespace plimsoll::code::shared
