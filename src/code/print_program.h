// A Module as pseudo-code, one statement a line: what the lowering of every language is compared
// with.
#pragma once

#include <string>

#include "code/program.h"

namespace plimsoll::code {

std::string print_program(const Module& module);

}  // namespace plimsoll::code
