// Who waits for a function to answer, and for how long. Source: callers.tsv.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace plimsoll {

struct Caller {
  std::string_view id;  // "apigw-http-api", "cognito-trigger"
  // How long it waits where nothing else is configured; none: as long as the function runs, or as
  // long as some setting says (`condition`), or not known.
  std::optional<int> limit_s;
  bool can_lower;              // by a setting of the caller
  bool can_raise;              // by a setting of the caller or a quota of the account
  std::string_view failure;    // what is seen when the function takes longer
  std::string_view condition;  // when the limit holds, and which setting changes it; may be empty
};

// Null when there is no caller of that id.
const Caller* find_caller(std::string_view id);
// Sorted by id.
std::span<const Caller> callers();

}  // namespace plimsoll
