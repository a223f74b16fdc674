#include "fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/tree_laws.h"

namespace plimsoll::test {

void parse_and_check(const std::uint8_t* data, std::size_t size,
                     Parsed (*parser)(const SourceFile&, const Limits&)) {
  auto decoded = decode(std::string(data, data + size));
  if (!decoded) return;
  const SourceFile file(FileId{0}, "input", std::move(*decoded));
  const Parsed parsed = parser(file, {});
  const auto broken = broken_laws(parsed.tree, file);
  for (const std::string& law : broken) std::fprintf(stderr, "%s\n", law.c_str());
  if (!broken.empty()) std::abort();
  print(parsed.tree, file);
}

}  // namespace plimsoll::test
