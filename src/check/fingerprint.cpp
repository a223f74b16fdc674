#include "check/fingerprint.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/check.h"

namespace plimsoll {
namespace {

// FNV-1a, 64 bits: the same on every machine and for ever, unlike std::hash.
class Hash {
 public:
  // Each part ends with a byte that no text contains, so that "a", "bc" and "ab", "c" differ.
  void add(std::string_view part) {
    for (const char c : part) add_byte(static_cast<unsigned char>(c));
    add_byte(0);
  }
  std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) {
    value_ ^= byte;
    value_ *= 0x100000001b3U;
  }

  std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::uint64_t structure(const Finding& finding) {
  Hash hash;
  hash.add(finding.check->id);
  hash.add(finding.resource);
  hash.add(finding.property);
  for (const std::string& word : finding.words) hash.add(word);
  return hash.value();
}

}  // namespace

void fingerprint(std::vector<Finding>& findings) {
  std::map<std::pair<FileId, std::uint64_t>, int> seen;
  for (Finding& finding : findings) {
    const std::uint64_t hash = structure(finding);
    const int count = ++seen[{finding.span.file, hash}];
    finding.words = {};  // they have served their purpose
    finding.fingerprint = fmt::format("{:016x}", hash);
    if (count > 1) finding.fingerprint += fmt::format(":{}", count);
  }
}

}  // namespace plimsoll
