// What is wrong with a broken JSON file, in words for people: nlohmann says how far it read and
// what its grammar missed; the text around that place says what the author did.
//
// In: how far the parser came. Out: one Note. Refuses nothing.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/source.h"
#include "text/span.h"

namespace plimsoll {

struct JsonStop {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t read = 0;        // how many bytes the parser had read
  std::size_t accepted = 0;    // where the last token ends that it understood
  std::size_t open_at = none;  // the innermost bracket that is open
  std::string_view message;
};

Note json_problem(const SourceFile& file, const JsonStop& stop);

}  // namespace plimsoll
