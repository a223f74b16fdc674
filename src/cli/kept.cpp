#include "cli/kept.h"

#include <filesystem>

#include "check/locate.h"

namespace plimsoll {

void Kept::adopt(std::vector<Finding>& findings, const Sources& from) {
  for (Finding& finding : findings) {
    const SourceFile& file = from[finding.span.file];
    finding.span = on_one_line(finding.span, file);
    finding.span.file = keep(file);
    for (Note& note : finding.notes) {
      const SourceFile& other = from[note.span.file];
      note.span = on_one_line(note.span, other);
      note.span.file = keep(other);
    }
  }
}

std::vector<std::string> Kept::paths() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> paths;
  for (const auto& [path, file] : by_path_) paths.push_back(path);
  return paths;
}

FileId Kept::keep(const SourceFile& file) {
  const std::lock_guard lock(mutex_);
  const auto [entry, is_new] = by_path_.try_emplace(plain_path(file.path()));
  if (is_new) entry->second = sources_.add(entry->first, std::string(file.text()));
  return entry->second;
}

std::string plain_path(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().generic_string();
}

}  // namespace plimsoll
