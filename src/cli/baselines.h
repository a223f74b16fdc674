// The baselines of a run: the one of the command line, or those that configurations name, each for
// the files for which that configuration holds.
//
// In: findings with fingerprints. Out: the same, those that are known marked; of each baseline what
// it has too much; the text of the one that is to be written.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/apply_configuration.h"
#include "cli/baseline.h"
#include "cli/check_options.h"
#include "cli/configurations.h"
#include "report/excerpt.h"

namespace plimsoll {

class Baselines {
 public:
  // Reads them. One that is to be written need not exist yet.
  Baselines(const CheckOptions& options, const Configurations& configurations);

  // Marks what is known. With a baseline to be written, everything is known from then on, but for
  // what cannot be read.
  void mark(std::vector<Finding>& findings, const Excerpts& files, ConfiguredFiles& configured);

  // Whether the run would have found what an entry is about, were it still there.
  using LookedAt = std::function<bool(const std::filesystem::path& file, const std::string& check)>;
  // One note for each baseline that has entries about findings that are gone.
  std::vector<Note> stale(const LookedAt& looked_at) const;
  // What is to be written: the findings of this run, and what it did not look at as it was.
  std::string to_be_written(const LookedAt& looked_at) const;

  std::vector<Note> problems() const;
  const Sources& sources() const { return sources_; }

 private:
  // A baseline, and where its entries are found.
  struct Opened {
    Baseline baseline;
    std::map<std::pair<std::string, std::string>, std::size_t> by_key;  // file, fingerprint
    std::set<std::size_t> seen;                                         // entries

    // Remembers that the entry was seen.
    bool knows(const Finding& finding, const std::filesystem::path& path);
  };

  void open(const std::filesystem::path& absolute);
  Opened* baseline_of(const ConfiguredFiles::Place& place);
  bool is_to_be_written(const Opened& opened) const;
  BaselineEntry entry_of(const Finding& finding, const std::filesystem::path& file) const;

  const CheckOptions& options_;
  Sources sources_;
  std::map<std::filesystem::path, Opened> opened_;
  std::filesystem::path written_;  // absolute; empty when none is
  std::vector<BaselineEntry> new_entries_;
};

}  // namespace plimsoll
