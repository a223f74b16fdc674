// Names that Lambda sets itself and refuses as keys of Environment.Variables.
// Source: reserved_environment.tsv.
#pragma once

#include <string_view>

namespace plimsoll {

bool is_reserved_environment_name(std::string_view name);

}  // namespace plimsoll
