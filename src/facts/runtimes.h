// Lambda's managed runtimes and the days on which AWS stops supporting them.
//
// Dates are those that AWS has announced up to facts_as_of; a runtime that is newer than the data
// is not in the table. Source: runtimes.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "facts/date.h"

namespace plimsoll {

enum class Language : std::uint8_t { custom, dotnet, go, java, nodejs, python, ruby };

struct Runtime {
  std::string_view id;         // "python3.12", as in the Runtime property
  std::string_view successor;  // the id to move to, or empty
  // From this day on: no security patches, no support; the function still runs. No date: AWS has
  // announced none.
  std::optional<Date> deprecation;
  // From this day on functions cannot be created with it; deployments of new functions fail.
  std::optional<Date> block_create;
  // From this day on functions that use it cannot be updated, neither code nor configuration.
  std::optional<Date> block_update;
  Language language;
  // False for a version that AWS ships as a container image only: no Runtime property takes it.
  bool managed;
};

// Null when the id is not in the table.
const Runtime* find_runtime(std::string_view id);
// Sorted by id.
std::span<const Runtime> runtimes();

}  // namespace plimsoll
