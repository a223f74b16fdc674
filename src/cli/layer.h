// What one place asks for: a configuration, an override in it, or the command line.
//
// Layers lie upon each other; what an upper one says of a setting replaces what a lower one says,
// but for `ignore`, which adds up. Everything knows where it was said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.h"
#include "read/inputs.h"

namespace plimsoll {

template <class T>
struct Said {
  T value{};
  std::string where;  // "services/.plimsoll.yaml:4", "--fail-on"
};

using FailOn = std::optional<Severity>;  // nothing: never

struct Layer {
  std::vector<Said<std::string>> select;  // empty: nothing is said
  std::vector<Said<std::string>> ignore;
  std::optional<Said<bool>> strict;
  std::optional<Said<FailOn>> fail_on;
  std::optional<Said<int>> account_concurrency;
  std::optional<Said<std::string>> baseline;
  std::vector<Given> parameters;  // later ones win
};

}  // namespace plimsoll
