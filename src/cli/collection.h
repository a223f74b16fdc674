// From the analyses of single templates to one run.
//
// In: what was found, and each template's findings. Out: a Run: findings merged and in order, those
// that shall stay marked; problems in order; everything counted.
#pragma once

#include <filesystem>
#include <map>
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
  bool trouble = false;  // exit code 2
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
  void suppress_as_configured();
  bool covers(const std::filesystem::path& folder) const;
  void add_problems(std::vector<Problem> problems);
  void add_configuration_problems();
  void sort_problems();
  std::string nothing() const;
  std::vector<std::string> paths() const;

  const CheckOptions& options_;
  Configurations& configurations_;
  Kept& kept_;
  Finished finished_;
  std::vector<Finding> findings_;
  std::map<std::string, int> left_out_;
  bool something_ = false;
};

}  // namespace plimsoll
