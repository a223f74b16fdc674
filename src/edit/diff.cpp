#include "edit/diff.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

namespace plimsoll {
namespace {

constexpr std::ptrdiff_t context = 3;

using Lines = std::vector<std::string_view>;

// With their line breaks, so that a changed line break is a changed line.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Step {
  char sign = ' ';  // ' ', '-', '+', as it is printed
  std::string_view line;
};

// The shortest script from one text to the other (Myers 1986): what is found after so many
// differences is remembered for each diagonal, and then walked backwards.
class Script {
 public:
  Script(const Lines& before, const Lines& after) : before_(before), after_(after) { search(); }

  std::vector<Step> take() {
    std::vector<Step> steps;
    auto x = static_cast<std::ptrdiff_t>(before_.size());
    auto y = static_cast<std::ptrdiff_t>(after_.size());
    for (std::size_t d = trace_.size(); d-- > 0;) {
      const Reached& reached = trace_[d];
      const auto count = static_cast<std::ptrdiff_t>(d);
      const std::ptrdiff_t k = x - y;
      const bool down = d > 0 && goes_down(reached, k, count);
      const std::ptrdiff_t from_x = d == 0 ? 0 : at(reached, down ? k + 1 : k - 1);
      const std::ptrdiff_t from_y = d == 0 ? 0 : from_x - (down ? k + 1 : k - 1);
      for (; x > from_x && y > from_y; --x, --y) steps.push_back({' ', line(before_, x - 1)});
      if (d == 0) break;
      if (down) steps.push_back({'+', line(after_, --y)});
      if (!down) steps.push_back({'-', line(before_, --x)});
    }
    std::ranges::reverse(steps);
    return steps;
  }

 private:
  // By diagonal, shifted so that the smallest one has the index 0.
  using Reached = std::vector<std::ptrdiff_t>;

  static std::string_view line(const Lines& lines, std::ptrdiff_t index) {
    return lines[static_cast<std::size_t>(index)];
  }
  static std::ptrdiff_t at(const Reached& reached, std::ptrdiff_t k) {
    return reached[static_cast<std::size_t>(k + static_cast<std::ptrdiff_t>(reached.size() / 2))];
  }
  static bool goes_down(const Reached& reached, std::ptrdiff_t k, std::ptrdiff_t d) {
    return k == -d || (k != d && at(reached, k - 1) < at(reached, k + 1));
  }

  void search() {
    Reached reached{0, 0, 0};
    for (std::ptrdiff_t d = 0;; ++d) {
      trace_.push_back(reached);
      Reached next(static_cast<std::size_t>(2 * d + 5), 0);
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        const bool down = goes_down(reached, k, d);
        std::ptrdiff_t x = down ? at(reached, k + 1) : at(reached, k - 1) + 1;
        x = follow(x, k);
        next[static_cast<std::size_t>(k + d + 2)] = x;
        if (is_end(x, x - k)) return;
      }
      reached = std::move(next);
    }
  }

  std::ptrdiff_t follow(std::ptrdiff_t x, std::ptrdiff_t k) const {
    const auto width = static_cast<std::ptrdiff_t>(before_.size());
    const auto height = static_cast<std::ptrdiff_t>(after_.size());
    while (x < width && x - k < height && line(before_, x) == line(after_, x - k)) ++x;
    return x;
  }

  bool is_end(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return x >= static_cast<std::ptrdiff_t>(before_.size()) &&
           y >= static_cast<std::ptrdiff_t>(after_.size());
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<Reached> trace_;
};

// The lines from the first to behind the last step of a hunk, numbered from 1.
struct Hunk {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Hunk> hunks_of(const std::vector<Step>& steps) {
  constexpr auto margin = static_cast<std::size_t>(context);
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].sign == ' ') continue;
    const std::size_t begin = i < margin ? 0 : i - margin;
    const std::size_t end = std::min(i + margin + 1, steps.size());
    if (!hunks.empty() && begin <= hunks.back().end) {
      hunks.back().end = end;
    } else {
      hunks.push_back({begin, end});
    }
  }
  return hunks;
}

std::string range(std::size_t first, std::size_t count) {
  // Of nothing, the line before it is named.
  return fmt::format("{},{}", count == 0 ? first - 1 : first, count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const std::vector<Step> steps = Script(old_lines, new_lines).take();

  std::string text = fmt::format("--- {}\n+++ {}\n", path, path);
  std::size_t old_line = 1;
  std::size_t new_line = 1;
  std::size_t at = 0;
  for (const Hunk& hunk : hunks_of(steps)) {
    std::string body;
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    for (; at < hunk.begin; ++at, ++old_line, ++new_line) continue;
    for (; at < hunk.end; ++at) {
      const auto& [sign, line] = steps[at];
      body += fmt::format("{}{}", sign, line);
      if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
      if (sign != '+') ++old_count;
      if (sign != '-') ++new_count;
    }
    text += fmt::format("@@ -{} +{} @@\n{}", range(old_line, old_count), range(new_line, new_count),
                        body);
    old_line += old_count;
    new_line += new_count;
  }
  return text;
}

}  // namespace plimsoll
