// The entrance of the room: from a package and a handler to the facts of its code.
//
// In: the package, and the handler as the template writes it. Out: where the handler is, or in
// which way it is not there, and what its code does. Nothing is run.
#pragma once

#include <string_view>

#include "code/function_code.h"
#include "code/package.h"

namespace plimsoll::code {

FunctionCode follow(const Package& package, std::string_view handler);

}  // namespace plimsoll::code
