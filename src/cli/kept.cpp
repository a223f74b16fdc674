#include "cli/kept.h"

#include <filesystem>

#include "check/locate.h"

namespace plimsoll {

void Kept::adopt(std::vector<Finding>& findings, const Sources& from) {
  const std::lock_guard lock(mutex_);
  for (Finding& finding : findings) {
    finding.span = keep(finding.span, from);
    if (finding.is_secret) files_.mask(finding.span);
    for (Note& note : finding.notes) note.span = keep(note.span, from);
    for (TextEdit& edit : finding.fix.edits) edit.span = keep_whole(edit.span, from);
  }
}

void Kept::hide(std::span<const Span> secrets, const Sources& from) {
  const std::lock_guard lock(mutex_);
  for (const Span& secret : secrets) {
    files_.mask(plain_path(from[secret.file].path()), secret);
  }
}

Span Kept::adopt(const Span& span, const Sources& from) {
  const std::lock_guard lock(mutex_);
  return keep(span, from);
}

Span Kept::keep(const Span& span, const Sources& from) {
  const SourceFile& file = from[span.file];
  return files_.keep(plain_path(file.path()), file, on_one_line(span, file));
}

// An edit may take lines away: it has two ends.
Span Kept::keep_whole(const Span& span, const Sources& from) {
  const SourceFile& file = from[span.file];
  const std::string path = plain_path(file.path());
  files_.keep(path, file, {span.file, span.end, span.end});
  return files_.keep(path, file, span);
}

std::string plain_path(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().generic_string();
}

}  // namespace plimsoll
