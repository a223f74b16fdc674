// From the analyses of single templates to one run.
//
// In: what was found, and each template's findings. Out: a Run: findings merged and in order, those
// that shall stay marked; problems in order; everything counted.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/analyse.h"
#include "cli/apply_configuration.h"
#include "cli/check_options.h"
#include "cli/configurations.h"
#include "cli/discover.h"
#include "cli/kept.h"
#include "report/run.h"

namespace plimsoll {

struct Finished {
  Run run;
  bool trouble = false;                        // exit code 2
  std::optional<std::string> baseline_text{};  // of --write-baseline
  std::vector<std::string> files{};            // what was named, or found in a folder; sorted
  std::vector<graph::Graph> graphs{};          // of Plan::draw, by path
};

class Collection {
 public:
  // All of them outlive it, and `kept` the run.
  Collection(const CheckOptions& options, Configurations& configurations, Kept& kept);

  void add(Discovered found);
  void add(Analysis analysis);
  // When everything was added.
  Finished take();

 private:
  std::vector<Finding> merged(std::vector<Finding> findings) const;
  void add_sources_left_out();
  void suppress_as_configured();
  void set_known_apart();
  void keep_changed();
  std::vector<Finding> without_effect(std::vector<Note> notes, const Sources& sources,
                                      const Settings& settings);
  bool covers(const std::filesystem::path& path) const;
  bool looked_at(const std::filesystem::path& file, const std::string& check) const;
  void add_problems(std::vector<Problem> problems);
  void add_problems(const std::vector<Note>& notes, const Sources& sources);
  void add_configuration_problems();
  void sort_problems();
  std::string nothing() const;
  std::vector<std::string> paths() const;

  const CheckOptions& options_;
  Configurations& configurations_;
  Kept& kept_;
  Finished finished_;
  ConfiguredFiles files_;
  std::vector<Finding> findings_;
  std::set<std::filesystem::path> analysed_;  // absolute
  std::vector<DeployedFiles> deployed_;
  std::map<std::string, int> left_out_;                            // by the reason, as the next
  std::map<std::string, std::set<std::string>> sources_left_out_;  // their paths
  bool something_ = false;
};

}  // namespace plimsoll
