// What a function's code reads of its environment, held against what is set.
//
// In: functions whose code was followed. Out: whether a variable is set, by the function or by
// Lambda, and whether the code lets that be known at all.
#pragma once

#include <string_view>

#include "model/function.h"

namespace plimsoll {

// Whether nothing but the template sets variables, and all that it sets can be seen: no wrapper, no
// file of settings, no code that sets them.
bool is_environment_known(const Function& function);
// By the template or by Lambda itself.
bool is_set(const Function& function, std::string_view variable);
// Whether a library, an extension or the runtime itself reads variables of this name.
bool is_read_by_libraries(std::string_view variable);

}  // namespace plimsoll
