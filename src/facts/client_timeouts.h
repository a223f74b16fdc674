// How long clients of remote services wait, and how often they try, where nothing is written.
// Source: client_timeouts.tsv.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace plimsoll {

struct ClientTimeout {
  std::string_view library;      // as code names it: "requests", "axios", "@aws-sdk"
  std::optional<int> timeout_s;  // for the answer, or in all; none: it waits for ever
  int attempts;                  // the first one included
};

// Null when nothing is known of that library.
const ClientTimeout* find_client_timeout(std::string_view library);
// Sorted by library.
std::span<const ClientTimeout> client_timeouts();

}  // namespace plimsoll
