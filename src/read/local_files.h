// What a template names by local paths, looked for on disk.
//
// In: resources as they are written (SAM's before the transform, Globals merged) and the path of
// their template. Out: LocalFiles, each path looked at once. What is not there may still be made by
// a build: see is_built in local_files.cpp for what counts as a sign of that.
// Refuses: paths that are not written out, absolute ones, and to look at more files than
// text/folder.h does.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "read/package_contents.h"
#include "resource/resource.h"

namespace plimsoll {

class LocalFiles {
 public:
  void add(const Resource& resource, const std::string& template_path, std::vector<LocalFile>& to);

  // Packages that have more files than are looked at.
  const std::vector<Region>& not_evaluated() const { return not_evaluated_; }

 private:
  // By template and path: many functions are made of the same folder.
  std::map<std::pair<std::string, std::string>, LocalFile> known_;
  std::map<std::string, PackageContents> packages_;  // by path
  std::vector<Region> not_evaluated_;
};

}  // namespace plimsoll
