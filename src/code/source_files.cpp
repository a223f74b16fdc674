#include "code/source_files.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace plimsoll::code {

namespace fs = std::filesystem;

namespace {

// Beyond this it is a bundle or generated, and no person's source.
constexpr std::uintmax_t largest_source = 2U << 20U;

}  // namespace

SourceFiles::SourceFiles(Sources& sources, const fs::path& project) : sources_(sources) {
  std::error_code error;
  project_ = fs::weakly_canonical(project, error);
}

bool SourceFiles::inside_project(const fs::path& path) const {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error) return false;
  const auto [end, ignored] =
      std::mismatch(project_.begin(), project_.end(), real.begin(), real.end());
  return end == project_.end();
}

std::optional<FileId> SourceFiles::open(const fs::path& path) {
  const std::string shown = path.lexically_normal().generic_string();
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  if (!inside_project(path)) {
    leave_out(path, "lies outside the project");
    return std::nullopt;
  }
  if (fs::file_size(path, error) > largest_source) {
    leave_out(path, "is larger than 2 MB");
    return std::nullopt;
  }
  const Sources::Opened opened = sources_.open(shown);
  if (opened.trouble.empty()) return opened.file;
  leave_out(path, opened.trouble);
  return std::nullopt;
}

void SourceFiles::leave_out(const fs::path& path, std::string why) {
  const std::string shown = path.lexically_normal().generic_string();
  const bool known = std::ranges::count(refused_, shown, &Refused::path) > 0;
  if (!known) refused_.push_back({shown, std::move(why)});
}

}  // namespace plimsoll::code
