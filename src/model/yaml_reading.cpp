#include "model/yaml_reading.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace plimsoll {

namespace {

using ReadAs = std::optional<std::string>;
constexpr std::string_view digits = "0123456789";

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

ReadAs truth(std::string_view text) {
  static constexpr std::string_view yes[] = {"yes", "Yes", "YES", "on", "On", "ON"};
  static constexpr std::string_view no[] = {"no", "No", "NO", "off", "Off", "OFF"};
  if (std::ranges::find(yes, text) != std::end(yes)) return "true";
  if (std::ranges::find(no, text) != std::end(no)) return "false";
  return std::nullopt;
}

ReadAs in_base(std::string_view number, int base) {
  unsigned long long value = 0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value, base);
  if (number.empty() || stop != end || error != std::errc()) return std::nullopt;
  return std::to_string(value);
}

// 012 counts by eights, 0x12 by sixteens. 8 and 9 do not occur by eights: 089 stays a text.
ReadAs octal_or_hexadecimal(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return std::nullopt;
  return text[1] == 'x' ? in_base(text.substr(2), 16) : in_base(text, 8);
}

// 12:30 counts by sixties: 12 * 60 + 30.
ReadAs sexagesimal(std::string_view text) {
  constexpr std::size_t longest = 9;
  const std::size_t colon = text.find(':');
  if (colon > longest || !consists_of(text.substr(0, colon), digits) || text[0] == '0') {
    return std::nullopt;
  }
  unsigned long long value = std::stoull(std::string(text.substr(0, colon)));
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find(':') + 1, text.size()));
    const std::string_view part = text.substr(0, text.find(':'));
    const bool below_sixty = part.size() == 1 || (part.size() == 2 && part[0] < '6');
    if (!below_sixty || !consists_of(part, digits)) return std::nullopt;
    value = value * 60 + std::stoull(std::string(part));
    text.remove_prefix(part.size());
  }
  return std::to_string(value);
}

// 3.10 is 3.1.
ReadAs decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || !consists_of(text.substr(0, point), digits)) {
    return std::nullopt;
  }
  const std::string_view fraction = text.substr(point + 1);
  if (fraction.size() < 2 || fraction.back() != '0' || !consists_of(fraction, digits)) {
    return std::nullopt;
  }
  const std::size_t last = std::max<std::size_t>(fraction.find_last_not_of('0') + 1, 1);
  return std::string(text.substr(0, point + 1 + last));
}

}  // namespace

std::optional<std::string> read_as_yaml(std::string_view plain) {
  for (const auto reading : {truth, octal_or_hexadecimal, sexagesimal, decimal}) {
    if (ReadAs read = reading(plain)) return read;
  }
  return std::nullopt;
}

}  // namespace plimsoll
