#include "cli/path_pattern.h"

#include <vector>

namespace plimsoll {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (!segment.empty() && segment != ".") segments.push_back(segment);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return segments;
}

// Both match text with wildcards in time that is at most the product of the lengths: after a
// mismatch only the last star is tried again, one step further on.
template <class Pattern, class Text, class IsStar, class Fits>
bool matches_stars(const Pattern& pattern, const Text& text, IsStar is_star, Fits fits,
                   bool prefix_is_enough) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = pattern.size();
  std::size_t star_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && is_star(pattern[p])) {
      star = p++;
      star_text = t;
    } else if (p < pattern.size() && fits(pattern[p], text[t])) {
      ++p;
      ++t;
    } else if (p == pattern.size() && prefix_is_enough) {
      return true;
    } else if (star < pattern.size()) {
      p = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && is_star(pattern[p])) ++p;
  return p == pattern.size();
}

}  // namespace

bool matches_name(std::string_view pattern, std::string_view name) {
  return matches_stars(
      pattern, name, [](char c) { return c == '*'; },
      [](char p, char c) { return p == '?' || p == c; }, false);
}

PathPattern::PathPattern(std::string_view written) : pattern_(written) {
  while (pattern_.size() > 1 && pattern_.ends_with('/')) pattern_.pop_back();
  anywhere_ = pattern_.find('/') == std::string::npos;
}

bool PathPattern::matches(std::string_view path) const {
  const std::vector<std::string_view> text = segments_of(path);
  if (text.empty() || text.front() == "..") return false;
  std::vector<std::string_view> pattern = segments_of(pattern_);
  if (anywhere_) pattern.insert(pattern.begin(), "**");
  return matches_stars(
      pattern, text, [](std::string_view segment) { return segment == "**"; }, matches_name, true);
}

}  // namespace plimsoll
