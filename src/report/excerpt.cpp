#include "report/excerpt.h"

#include <algorithm>

#include "text/utf8.h"

namespace plimsoll {

void Excerpt::keep(const SourceFile& file, std::uint32_t offset) {
  const int number = file.position(offset).line;
  const Span span = file.line_span(number);
  const auto [entry, is_new] = lines_.try_emplace(span.begin);
  if (is_new) entry->second = {number, std::string(file.text(span))};
}

Position Excerpt::position(std::uint32_t offset) const {
  const auto& [begin, line] = *find(offset);
  const std::size_t end = std::min<std::size_t>(offset - begin, line.text.size());
  Position position;
  position.line = line.number;
  for (std::size_t at = 0; at < end;) {
    const CodePoint point = code_point_at(line.text, at);
    position.column += 1;
    position.utf16_column += point.utf16_units();
    at += point.length;
  }
  return position;
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

std::vector<std::string> Excerpts::paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, file] : by_path_) paths.push_back(path);
  return paths;
}

}  // namespace plimsoll
