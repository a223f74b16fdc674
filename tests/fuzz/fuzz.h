// What both fuzz targets do with an input: decode, parse, and hold the tree against the laws.
#pragma once

#include <cstddef>
#include <cstdint>

#include "tree/tree.h"

namespace plimsoll::test {

// Ends the process when a law is broken, as libFuzzer expects it.
void parse_and_check(const std::uint8_t* data, std::size_t size,
                     Parsed (*parser)(const SourceFile&, const Limits&));

}  // namespace plimsoll::test
