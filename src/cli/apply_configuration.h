// What configurations say of findings that were made: which of them shall stay.
//
// In: the merged findings of a run. Out: the same, some of them suppressed, and the suppressions of
// a configuration that have no effect.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/finding.h"
#include "cli/configurations.h"
#include "cli/settings.h"
#include "report/excerpt.h"

namespace plimsoll {

// The files of a run as its configurations see them. The configuration that is nearest to the file
// in which a finding lies decides about that finding.
class ConfiguredFiles {
 public:
  ConfiguredFiles(const Excerpts& files, Configurations& configurations)
      : files_(files), configurations_(configurations) {}

  struct Place {
    const Configuration* configuration = nullptr;  // null: none
    std::string seen;                              // the path from its base
  };
  const Place& operator[](FileId file);

 private:
  const Excerpts& files_;
  Configurations& configurations_;
  std::map<FileId, Place> places_;
};

// Marks what one configuration suppresses. The notes, in the configuration's file, are those on
// suppressions without effect; whether there is nothing to suppress can be said only when the run
// is `complete`: looked at everything below the configuration.
std::vector<Note> suppress_as_configured(std::vector<Finding>& findings, ConfiguredFiles& files,
                                         const Configuration& configuration,
                                         const Settings& settings, bool complete);

}  // namespace plimsoll
