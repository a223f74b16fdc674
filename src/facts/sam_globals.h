// Which properties the sections of a SAM template's Globals may hold. Source: sam_globals.tsv.
#pragma once

#include <string_view>

namespace plimsoll {

// `section` as in Globals: "Function", "Api", "HttpApi" …
bool is_sam_globals_section(std::string_view section);
bool is_sam_global(std::string_view section, std::string_view property);

}  // namespace plimsoll
