#include "check/nearest.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/lower_case.h"

namespace plimsoll {
namespace {

// No two names are nearer to each other: each letter that one has more is an error.
std::size_t fewest_errors(std::string_view left, std::string_view right) {
  return std::max(left.size(), right.size()) - std::min(left.size(), right.size());
}

// The distance of Damerau and Levenshtein in its usual restricted form, three rows at a time.
std::size_t typing_errors(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;

  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::vector<std::size_t> row(right.size() + 1, i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool equal = left[i - 1] == right[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (equal ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = std::move(last);
    last = std::move(row);
  }
  return last.back();
}

std::string_view only_extending(std::string_view name,
                                std::span<const std::string_view> candidates) {
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    if (!candidate.starts_with(name) && !candidate.ends_with(name)) continue;
    if (!found.empty()) return {};
    found = candidate;
  }
  return found;
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates,
                         std::size_t most) {
  std::string_view best;
  std::size_t fewest = most;
  bool found = false;
  for (const std::string_view candidate : candidates) {
    if (fewest_errors(name, candidate) > fewest) continue;
    const std::size_t errors = typing_errors(name, candidate);
    if (errors > fewest || (found && errors == fewest)) continue;
    best = candidate;
    fewest = errors;
    found = true;
  }
  return best;
}

std::string_view similar(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view best = nearest(name, candidates);
  return 3 * typing_errors(name, best) <= name.size() ? best : std::string_view();
}

std::string_view likely_meant(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string wanted = lower_case(name);
  std::string_view best;
  std::size_t fewest = name.size() / 4 + 1;
  for (const std::string_view candidate : candidates) {
    if (fewest_errors(wanted, candidate) >= fewest) continue;
    const std::size_t errors = typing_errors(wanted, lower_case(candidate));
    if (errors >= fewest) continue;
    fewest = errors;
    best = candidate;
  }
  return best.empty() ? only_extending(name, candidates) : best;
}

}  // namespace plimsoll
