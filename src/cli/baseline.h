// A file of findings that are known already: a team with three hundred of them can start today, and
// only new ones count.
//
// In: JSON that an earlier run wrote. Out: entries with their places. What identifies a finding is
// its file and its fingerprint, which is structural: lines may move. Of equal findings each has a
// fingerprint of its own, so that one more of them is new. Paths are relative to the baseline.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/finding.h"
#include "text/sources.h"

namespace plimsoll {

struct BaselineEntry {
  std::string file;
  std::string check;
  std::string resource;
  std::string message;  // for readers
  std::string fingerprint;
  Span span;  // where it is written

  friend bool operator<(const BaselineEntry& left, const BaselineEntry& right);
};

struct Baseline {
  std::string path;            // as shown
  std::filesystem::path base;  // its folder, absolute
  FileId file{};
  bool missing = false;  // there is no such file
  std::vector<BaselineEntry> entries;
  std::vector<Note> problems;
};

// Reads a file; what is wrong with it is among the problems.
Baseline read_baseline(const std::filesystem::path& absolute, Sources& sources);

// The text of a file: one entry after the other, in an order that does not depend on the run.
std::string write_baseline(std::vector<BaselineEntry> entries);

}  // namespace plimsoll
