// Values that the user gives for parameters: on the command line, in parameter files, or in the
// samconfig.toml beside a SAM template.
//
// In: text and files. Out: names with their values and where they come from.
// Refuses: parameter files of none of the known forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"
#include "text/sources.h"
#include "text/span.h"

namespace plimsoll {

struct Given {
  std::string name;  // a parameter, or a pseudo parameter: "AWS::Region"
  std::string value;
  // Where it is written; none for the command line.
  std::optional<Span> span;
  // "given by --parameter", "from samconfig.toml": the step on the trail of values made of it.
  std::string origin;
};

struct Inputs {
  // Later ones win. Conditions are decided by these.
  std::vector<Given> given;
  // Replace defaults, and like them are examples: conditions still explore both sides, because
  // another environment is deployed with other values.
  std::vector<Given> defaults;

  const Given* find(std::string_view name) const;
  const Given* find_default(std::string_view name) const;
};

// "KEY=VALUE", as --parameter takes it.
Result<Given> parse_parameter(std::string_view text);

// Reads a parameter file: [{"ParameterKey": …, "ParameterValue": …}], {"Parameters": {…}} as in
// CodePipeline and Git sync, ["KEY=VALUE"], or a plain object of names and values, in JSON or YAML.
Result<std::vector<Given>> read_parameter_file(Sources& sources, const std::string& path);

// `parameter_overrides` of the default environment in the text of a samconfig.toml.
std::vector<Given> samconfig_overrides(const SourceFile& file);

}  // namespace plimsoll
