#include "model/notification_overlap.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "text/lower_case.h"

namespace plimsoll {

namespace {

bool covers(std::string_view pattern, std::string_view event) {
  if (pattern == event) return true;
  return pattern.ends_with('*') && event.starts_with(pattern.substr(0, pattern.size() - 1));
}

Answer events_overlap(const Setting<std::string>& left, const Setting<std::string>& right) {
  const std::string* first = left.known();
  const std::string* second = right.known();
  if (!first || !second) return Answer::unknown;
  return answer(covers(*first, *second) || covers(*second, *first));
}

bool is_named(const Value& name, std::string_view wanted) {
  const std::string* written = name.as_string();
  return written && same_but_for_case(*written, wanted);
}

// The Value of the rule of that name, "prefix" or "suffix"; empty when there is none. Nothing when
// it is not known.
std::optional<std::string> rule(const Value& filter, std::string_view name) {
  if (!filter.is_absent() && !filter.is_list()) return std::nullopt;
  for (const Value& each : filter.items()) {
    if (!each["Name"].as_string()) return std::nullopt;
    if (!is_named(each["Name"], name)) continue;
    const std::string* value = each["Value"].as_string();
    return value ? std::optional(*value) : std::nullopt;
  }
  return "";
}

Answer prefixes_overlap(const Value& left, const Value& right) {
  const auto first = rule(left, "prefix");
  const auto second = rule(right, "prefix");
  if (!first || !second) return Answer::unknown;
  return answer(first->starts_with(*second) || second->starts_with(*first));
}

Answer suffixes_overlap(const Value& left, const Value& right) {
  const auto first = rule(left, "suffix");
  const auto second = rule(right, "suffix");
  if (!first || !second) return Answer::unknown;
  return answer(first->ends_with(*second) || second->ends_with(*first));
}

}  // namespace

Answer overlap(const BucketNotification& left, const BucketNotification& right) {
  return both(events_overlap(left.event, right.event),
              both(prefixes_overlap(left.filter, right.filter),
                   suffixes_overlap(left.filter, right.filter)));
}

}  // namespace plimsoll
