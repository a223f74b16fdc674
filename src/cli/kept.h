// The source text that reports need, after everything else of a template has been let go.
//
// In: findings that point into the files of one analysis. Out: the same findings, pointing into
// files that are kept until the run is reported; each file once, under its shortest path.
// Safe to use from several threads.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "check/finding.h"
#include "text/sources.h"

namespace plimsoll {

class Kept {
 public:
  void adopt(std::vector<Finding>& findings, const Sources& from);
  const Sources& sources() const { return sources_; }
  std::vector<std::string> paths() const;

 private:
  FileId keep(const SourceFile& file);

  Sources sources_;
  mutable std::mutex mutex_;
  std::map<std::string, FileId, std::less<>> by_path_;
};

// "./a/../b.yaml" → "b.yaml": one file has one path, however a template names it.
std::string plain_path(const std::string& path);

}  // namespace plimsoll
