// The checks as SARIF describes them (tool.driver.rules).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "check/check.h"

namespace plimsoll {

// Every check of the catalog, in its order; also those that did not run, so that a rule's index is
// the same in every run.
nlohmann::ordered_json sarif_rules();
std::optional<std::size_t> sarif_rule_index(const Check& check);

// "error", "warning" or "note".
std::string_view sarif_level(Severity severity);

}  // namespace plimsoll
