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

SourceFiles::SourceFiles(Sources& sources, const fs::path& project)
    : sources_(sources), given_project_(project) {}

const fs::path& SourceFiles::project() const {
  std::error_code error;
  if (!project_) project_ = fs::weakly_canonical(given_project_, error);
  return *project_;
}

bool SourceFiles::leads_into_project(const fs::path& path) const {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error) return false;
  const auto [end, ignored] =
      std::mismatch(project().begin(), project().end(), real.begin(), real.end());
  return end == project().end();
}

bool SourceFiles::inside_project(const fs::path& path) const {
  const auto known = inside_.find(path.native());
  if (known != inside_.end()) return known->second;
  return inside_.emplace(path.native(), leads_into_project(path)).first->second;
}

// What is no link lies where its folder does.
bool SourceFiles::is_of_project(const fs::path& file) {
  if (!folders_.is_no_link(file)) return leads_into_project(file);
  const fs::path folder = file.parent_path();
  return inside_project(folder.empty() ? "." : folder);
}

std::optional<FileId> SourceFiles::open(const fs::path& path) {
  const std::string shown = path.lexically_normal().generic_string();
  std::error_code error;
  if (!folders_.is_file(path)) return std::nullopt;
  if (!is_of_project(path)) {
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
