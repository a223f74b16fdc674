// The concrete syntax of handlers, by the names that this room calls it.
//
// In: the name of a source file. Out: the language it is written in; src/syntax parses it.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/syntax.h"

namespace plimsoll::code {

using syntax::Language;
using syntax::Node;
using syntax::Range;
using syntax::Syntax;

// By the end of a file's name; nothing for what is no source that we read.
std::optional<Language> language_of(std::string_view path);

}  // namespace plimsoll::code
