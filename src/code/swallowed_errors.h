// Whether a handler keeps every error to itself: its whole body is a try, and what catches only
// writes a log.
//
// In: the program of a handler. Out: the catch; nothing when some statement that may fail stands
// outside, or when the catch does anything but log and end. Looks at what is written; follows no
// call.
#pragma once

#include <optional>

#include "code/program.h"

namespace plimsoll::code {

std::optional<Span> swallowed_errors(const Module& module, const Function& function);

}  // namespace plimsoll::code
