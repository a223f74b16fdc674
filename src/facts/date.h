// A day of the calendar, as AWS announces deprecations and people write "--as-of".
//
// In and out: "YYYY-MM-DD". Refuses: days that do not exist, and any other notation.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

struct Date {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Nothing when the text is not an existing day in the form "2026-11-20".
std::optional<Date> parse_date(std::string_view text);
std::string to_string(const Date& date);

// Days from `earlier` to `later`; negative when they are the other way round.
int days_between(const Date& earlier, const Date& later);

Date to_date(std::chrono::sys_days day);

}  // namespace plimsoll
