#include "report/excerpt.h"

#include <algorithm>

#include "text/utf8.h"

namespace plimsoll {
namespace {

constexpr std::size_t distance = 4096;  // between milestones, in bytes

// Moves on to the first code point that begins at `end` or behind it.
template <class Milestone>
void count_to(std::size_t end, std::string_view text, Milestone& here) {
  while (here.at < end) {
    const CodePoint point = code_point_at(text, here.at);
    here.position.column += 1;
    here.position.utf16_column += point.utf16_units();
    here.at += point.length;
  }
}

}  // namespace

void Excerpt::keep(const SourceFile& file, std::uint32_t offset) {
  const int number = file.line_at(offset);
  const Span span = file.line_span(number);
  const auto [entry, is_new] = lines_.try_emplace(span.begin);
  if (!is_new) return;
  Line& line = entry->second;
  line.text = file.text(span);
  line.milestones = milestones_of(line.text, number);
}

void Excerpt::mask(std::uint32_t begin, std::uint32_t end) {
  const auto behind = lines_.upper_bound(begin);
  if (behind == lines_.begin()) return;
  const auto entry = std::prev(behind);
  std::string& text = entry->second.text;
  const std::size_t last = std::min<std::size_t>(end - entry->first, text.size());
  for (std::size_t i = begin - entry->first; i < last; ++i) {
    const char c = text[i];
    if (c > ' ' && c <= '~') text[i] = '*';
  }
}

std::vector<Excerpt::Milestone> Excerpt::milestones_of(std::string_view text, int number) {
  std::vector<Milestone> milestones{{0, {number, 1, 1}}};
  Milestone here = milestones.front();
  while (here.at + distance < text.size()) {
    count_to(milestones.back().at + distance, text, here);
    milestones.push_back(here);
  }
  return milestones;
}

Position Excerpt::position(std::uint32_t offset) const {
  const auto& [begin, line] = *find(offset);
  const std::size_t end = std::min<std::size_t>(offset - begin, line.text.size());
  const auto after = std::ranges::upper_bound(line.milestones, end, {}, &Milestone::at);
  Milestone here = *std::prev(after);
  count_to(end, line.text, here);
  return here.position;
}

std::string_view Excerpt::line(std::uint32_t offset) const {
  return find(offset)->second.text;
}

std::uint32_t Excerpt::line_begin(std::uint32_t offset) const {
  return find(offset)->first;
}

Excerpt::Lines::const_iterator Excerpt::find(std::uint32_t offset) const {
  return std::prev(lines_.upper_bound(offset));
}

Span Excerpts::keep(const std::string& path, const SourceFile& file, const Span& span) {
  const auto [entry, is_new] = by_path_.try_emplace(path, static_cast<FileId>(files_.size()));
  if (is_new) files_.emplace_back(path);
  files_[static_cast<std::size_t>(entry->second)].keep(file, span.begin);
  return {entry->second, span.begin, span.end};
}

void Excerpts::mask(const Span& span) {
  files_[static_cast<std::size_t>(span.file)].mask(span.begin, span.end);
}

void Excerpts::mask(const std::string& path, const Span& span) {
  const auto entry = by_path_.find(path);
  if (entry != by_path_.end()) mask({entry->second, span.begin, span.end});
}

std::vector<std::string> Excerpts::paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, file] : by_path_) paths.push_back(path);
  return paths;
}

}  // namespace plimsoll
