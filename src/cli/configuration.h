// A `.plimsoll.yaml`: what a team has decided about a folder of templates.
//
// In: the text of the file. Out: layers, excludes and suppressions, each with its place.
// Refuses: keys, checks and values that do not exist; each problem names what was probably meant.
// docs/configuration.md is the manual; its table is printed from `configuration_keys`.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "check/suppression.h"
#include "cli/layer.h"
#include "cli/path_pattern.h"
#include "text/sources.h"
#include "tree/tree.h"

namespace plimsoll {

struct Override {
  std::vector<PathPattern> paths;
  Layer layer;
};

// A suppression that stands beside no line: it describes what it covers.
struct DescribedSuppression {
  Suppression said;
  std::vector<PathPattern> paths;      // of the file in which a finding lies; none: any
  std::vector<std::string> resources;  // patterns of logical ids; none: any
};

struct Exclude {
  PathPattern path;
  Said<std::string> said;
};

struct Configuration {
  std::string path;            // as shown
  std::filesystem::path base;  // what its paths are relative to, absolute
  FileId file{};
  Layer layer;
  std::vector<Override> overrides;  // later ones win
  std::vector<Exclude> exclude;
  std::vector<DescribedSuppression> suppressions;
  std::vector<Note> problems;

  std::string where(const SourceFile& source, const Span& span) const;
  // A path as the configuration's patterns see it.
  std::string seen_from_base(const std::filesystem::path& absolute) const;
};

// Reads a configuration that was opened. Its `path`, `base` and `file` are filled in already.
void read_configuration(const SourceFile& source, Configuration& configuration);

// What may stand in a configuration: for the manual and for `plimsoll config explain`.
struct ConfigurationKey {
  std::string_view name;
  std::string_view takes;
  std::string_view by_default;
  std::string_view says;
  bool in_overrides = false;
};
std::vector<ConfigurationKey> configuration_keys();
// Of an entry of `overrides`, and of one of `suppress`.
std::vector<ConfigurationKey> override_keys();
std::vector<ConfigurationKey> suppress_keys();

}  // namespace plimsoll
