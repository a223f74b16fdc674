// The source files of one project, opened safely.
//
// In: paths as packages and imports lead to them. Out: their texts. Refuses: what lies outside the
// project, files above 2 MB, links that lead out. What was refused is remembered with the reason.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "code/folders.h"
#include "text/sources.h"

namespace plimsoll::code {

class SourceFiles {
 public:
  struct Refused {
    std::string path;
    std::string why;
  };

  // `project` is the folder that nothing leaves.
  SourceFiles(Sources& sources, const std::filesystem::path& project);

  // Nothing for what is no file, or refused.
  std::optional<FileId> open(const std::filesystem::path& path);
  bool inside_project(const std::filesystem::path& path) const;
  // Without links, and absolute.
  const std::filesystem::path& project() const;
  Folders& folders() { return folders_; }

  std::string_view text(FileId file) const { return sources_[file].text(); }
  const std::vector<Refused>& refused() const { return refused_; }
  // Remembers what somebody else refuses, once.
  void leave_out(const std::filesystem::path& path, std::string why);
  const Sources& sources() const { return sources_; }

 private:
  bool leads_into_project(const std::filesystem::path& path) const;
  bool is_of_project(const std::filesystem::path& file);

  Sources& sources_;
  std::filesystem::path given_project_;
  mutable std::optional<std::filesystem::path> project_;  // once somebody asks
  Folders folders_;
  mutable std::map<std::string, bool, std::less<>> inside_;  // by path as it was written
  std::vector<Refused> refused_;
};

}  // namespace plimsoll::code
