#include "terraform/provider_version.h"

#include <algorithm>
#include <charconv>
#include <compare>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

namespace plimsoll::terraform {

namespace {

// "6.20.1" as numbers; nothing where a part is none ("6.0.0-beta1").
std::optional<std::vector<int>> numbers(std::string_view text) {
  std::vector<int> result;
  while (!text.empty()) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    result.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() != '.') return std::nullopt;
    if (!text.empty()) text.remove_prefix(1);
  }
  return result.empty() ? std::nullopt : std::optional(result);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

// The first minor version that one condition refuses, counted from the major: "~> 5.0" ends before
// 6.0, "~> 5.3.0" before 5.4.
std::optional<ProviderVersion> end_of(std::string_view condition) {
  const std::size_t digits = std::min(condition.find_first_of("0123456789"), condition.size());
  const std::string_view operation = trimmed(condition.substr(0, digits));
  const auto version = numbers(trimmed(condition.substr(digits)));
  if (!version) return std::nullopt;
  const int major = version->front();
  const int minor = version->size() > 1 ? (*version)[1] : 0;
  const bool patched = version->size() > 2 && (*version)[2] > 0;
  if (operation == "<") return ProviderVersion{major, minor + (patched ? 1 : 0)};
  if (operation == "~>") {
    return version->size() > 2 ? ProviderVersion{major, minor + 1} : ProviderVersion{major + 1, 0};
  }
  const bool up_to = operation == "<=" || operation == "=" || operation.empty();
  return up_to ? std::optional(ProviderVersion{major, minor + 1}) : std::nullopt;
}

}  // namespace

bool stays_below(std::string_view constraint, ProviderVersion version) {
  while (!constraint.empty()) {
    const std::size_t comma = std::min(constraint.find(','), constraint.size());
    const auto end = end_of(constraint.substr(0, comma));
    if (end && std::tie(end->major, end->minor) <= std::tie(version.major, version.minor)) {
      return true;
    }
    constraint.remove_prefix(std::min(comma + 1, constraint.size()));
  }
  return false;
}

}  // namespace plimsoll::terraform
