// Severities in words, for options and reports.
#pragma once

#include <optional>
#include <string_view>

#include "check/check.h"

namespace plimsoll {

// "error", "warning", "advice", "note".
std::string_view name_of(Severity severity);
std::optional<Severity> parse_severity(std::string_view name);

}  // namespace plimsoll
