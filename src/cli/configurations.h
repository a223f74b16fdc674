// Which configuration holds for a file.
//
// The nearest `.plimsoll.yaml` above a template holds for it, alone: nothing is merged from further
// up. Only excludes of all configurations above count, so that what a team leaves out stays out
// whatever is written in there. The search ends at the top of the repository.
// Out: configurations that live as long as this, and what is wrong in them.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/configuration.h"
#include "text/sources.h"

namespace plimsoll {

class Configurations {
 public:
  // A file that is named holds for everything; its paths are relative to the current folder.
  explicit Configurations(const std::optional<std::string>& named);

  // Null when there is none.
  const Configuration* nearest(const std::string& path);
  // The pattern that leaves a file or folder out, or null.
  const Exclude* excluded(const std::string& path);

  // Of those that were needed so far.
  const std::deque<Configuration>& all() const { return all_; }
  const Sources& sources() const { return sources_; }

 private:
  const Configuration* in_folder(const std::filesystem::path& folder);
  // From the nearest to the farthest.
  const std::vector<const Configuration*>& above(const std::filesystem::path& folder);
  const Configuration* load(const std::filesystem::path& file, std::filesystem::path base);

  std::filesystem::path current_;
  bool named_ = false;
  Sources sources_;
  std::deque<Configuration> all_;
  std::map<std::filesystem::path, std::vector<const Configuration*>> above_;  // by folder
};

// A path as it is written from the root, without `.` and `..`; a folder without a `/` at the end.
std::filesystem::path absolute_path(const std::string& path);
// The same as people write it, from the current folder.
std::string shown_path(const std::filesystem::path& absolute);

}  // namespace plimsoll
