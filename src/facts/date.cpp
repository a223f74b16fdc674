#include "facts/date.h"

#include <fmt/format.h>

namespace plimsoll {

namespace {

std::chrono::year_month_day to_calendar(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

// The number that `digits` is made of; -1 when anything but digits is in it.
int parse_digits(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{parse_digits(text.substr(0, 4)), parse_digits(text.substr(5, 2)),
                  parse_digits(text.substr(8, 2))};
  if (date.year < 0 || date.month < 0 || date.day < 0) return std::nullopt;
  if (!to_calendar(date).ok()) return std::nullopt;
  return date;
}

std::string to_string(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

int days_between(const Date& earlier, const Date& later) {
  const std::chrono::sys_days from = to_calendar(earlier);
  const std::chrono::sys_days to = to_calendar(later);
  return static_cast<int>((to - from).count());
}

Date to_date(std::chrono::sys_days day) {
  const std::chrono::year_month_day calendar(day);
  return {static_cast<int>(calendar.year()),
          static_cast<int>(static_cast<unsigned>(calendar.month())),
          static_cast<int>(static_cast<unsigned>(calendar.day()))};
}

}  // namespace plimsoll
