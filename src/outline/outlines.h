// Every source of one project that is outlined, each parsed once however many functions use it.
//
// In: paths that packages lead to. Out: Outlines, and the texts of files that say what a build
// takes. Refuses what code/source_files.h refuses.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "code/source_files.h"
#include "outline/folder.h"
#include "outline/outline.h"

namespace plimsoll::outline {

class Outlines {
 public:
  // `project` is the folder that nothing leaves.
  Outlines(Sources& sources, const std::filesystem::path& project) : files_(sources, project) {}

  // Null for what is no source of these languages, or refused. Stays as long as this.
  const Outline* open(const std::filesystem::path& path);
  // Whether a folder lies in the project. One that does not is remembered as refused.
  bool admits(const std::filesystem::path& folder);
  // Of pom.xml, go.mod and the like; nothing where there is none.
  std::optional<std::string_view> text_of(const std::filesystem::path& path);
  // The files below a folder whose names end so. That there are too many is remembered as refused.
  const Folder& below(const std::filesystem::path& folder,
                      const std::vector<std::string_view>& endings);
  const code::SourceFiles& sources() const { return files_; }
  // The files of all outlines, in the order of their paths.
  std::vector<FileId> files() const;

 private:
  std::optional<Outline> read(const std::filesystem::path& path);

  code::SourceFiles files_;
  std::map<std::string, std::optional<Outline>> by_path_;
  std::map<std::vector<std::string>, Folder> folders_;  // by the folder and the endings
};

}  // namespace plimsoll::outline
