#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plimsoll::test::parse_and_check(data, size, plimsoll::parse_json);
  return 0;
}
