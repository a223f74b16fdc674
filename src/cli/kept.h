// The source text that reports need, after everything else of a template has been let go.
//
// In: findings that point into the files of one analysis. Out: the same findings, pointing into the
// lines that are kept until the run is reported; each file once, under its shortest path.
// Safe to use from several threads.
#pragma once

#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "check/finding.h"
#include "report/excerpt.h"
#include "text/sources.h"

namespace plimsoll {

class Kept {
 public:
  void adopt(std::vector<Finding>& findings, const Sources& from);
  // What stands there is never shown, in whatever line a finding lies; after `adopt`.
  void hide(std::span<const Span> secrets, const Sources& from);
  // A place that is shown without being a finding's.
  Span adopt(const Span& span, const Sources& from);
  // When all work is done.
  const Excerpts& files() const { return files_; }

 private:
  Span keep(const Span& span, const Sources& from);
  Span keep_whole(const Span& span, const Sources& from);

  std::mutex mutex_;
  Excerpts files_;
};

// "./a/../b.yaml" → "b.yaml": one file has one path, however a template names it.
std::string plain_path(const std::string& path);

}  // namespace plimsoll
