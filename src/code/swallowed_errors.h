// Whether a handler keeps every error to itself: its whole body is a try, or all that it does with
// each record is, and what catches only writes a log.
//
// In: the program of a handler, and what a walk found in it. Out: the catch; nothing when
// some statement that may fail stands outside, or when the catch does anything but log and end.
// Looks at what is written; follows no call.
#pragma once

#include <optional>

#include "code/facts.h"
#include "code/program.h"

namespace plimsoll::code {

std::optional<Span> swallowed_errors(const Module& module, const Function& function,
                                     const CodeFacts& facts);

}  // namespace plimsoll::code
