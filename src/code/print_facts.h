// What was found out about a function's code, for people: `plimsoll dump --step code`.
#pragma once

#include <string>

#include "code/walk.h"
#include "text/sources.h"

namespace plimsoll::code {

std::string print_facts(const FunctionCode& code, const Sources& sources);

}  // namespace plimsoll::code
