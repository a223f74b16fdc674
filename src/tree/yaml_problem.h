// What is wrong with a broken YAML file, in words for people: yaml-cpp says where it stopped and
// what its grammar missed; the text around that place says what the author did.
//
// In: the place and message of the parser. Out: one Note. Refuses nothing.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/source.h"
#include "text/span.h"

namespace plimsoll {

Note yaml_problem(const SourceFile& file, std::uint32_t offset, std::string_view message);

}  // namespace plimsoll
