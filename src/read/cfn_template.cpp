// A SAM or CloudFormation template, from its document to its scenarios.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

#include "read/cfn_classes.h"
#include "read/cfn_describe.h"
#include "read/cfn_explore.h"
#include "read/cfn_names.h"
#include "read/cfn_resolve.h"
#include "read/parts.h"
#include "read/plain.h"
#include "read/reader.h"

namespace plimsoll {

namespace {

class CfnTemplate : public Template {
 public:
  CfnTemplate(const DocumentPtr& document, Inputs inputs, Sources& sources, const Exports* exports)
      : stacks_(document, std::move(inputs), &sources, exports),
        relevance_(find_relevance(stacks_)),
        scenarios_(scenarios(stacks_, relevance_)),
        descriptions_(stacks_, relevance_, scenarios_),
        resolver_(stacks_, scenarios_.all.size()) {}

  std::size_t scenario_count() const override { return scenarios_.all.size(); }
  bool covers_all_scenarios() const override { return scenarios_.complete; }
  Resources resolve(std::size_t scenario) override {
    Resources resources = resolver_.resolve(scenarios_.all[scenario]);
    if (!unknown_names_) unknown_names_ = find_unknown_names(resources);
    resources.unknown_names = *unknown_names_;
    resources.scenario = descriptions_.of({scenario}, {});
    return resources;
  }
  std::string describe(const std::vector<std::size_t>& scenarios,
                       std::span<const Span> places) const override {
    return descriptions_.of(scenarios, places);
  }
  const std::vector<DocumentPtr>& documents() const override { return stacks_.documents(); }
  const std::vector<std::string>& context_prefixes() const override {
    return stacks_.context_prefixes();
  }
  Value metadata() const override { return plain_value(stacks_.root().section("Metadata")); }

 private:
  static Scenarios scenarios(Stacks& stacks, const Relevance& relevance) {
    find_variables(stacks, relevance);
    return find_scenarios(stacks, relevance);
  }

  // What no scenario defines. All are resolved only where the first leaves something over: a
  // resource that SAM makes of a conditional one.
  std::vector<UnknownName> find_unknown_names(const Resources& first) {
    std::vector<UnknownName> unknown;
    for (const Instance& instance : stacks_.instances()) {
      std::vector<UnknownName> names = undefined_names(stacks_, instance);
      if (instance.is_sam()) leave_out_generated(names, instance.prefix, first);
      for (std::size_t i = 0; instance.is_sam() && !names.empty() && i < scenario_count(); ++i) {
        leave_out_generated(names, instance.prefix, resolver_.resolve(scenarios_.all[i]));
      }
      Parts parts(stacks_.path(instance));
      std::erase_if(names, [&parts](const UnknownName& name) {
        return !name.name.starts_with("AWS::") &&
               parts.define(std::string_view(name.name).substr(0, name.name.find('.')));
      });
      std::ranges::move(names, std::back_inserter(unknown));
    }
    return unknown;
  }

  Stacks stacks_;
  Relevance relevance_;
  Scenarios scenarios_;
  Descriptions descriptions_;
  Resolver resolver_;
  std::optional<std::vector<UnknownName>> unknown_names_;
};

// The samconfig.toml beside a SAM template gives its parameters better defaults.
void add_samconfig(const Document& document, Sources& sources, Inputs& inputs) {
  const std::filesystem::path file = sources[document.file].path();
  const std::filesystem::path config = file.parent_path() / "samconfig.toml";
  std::error_code none;
  if (!std::filesystem::is_regular_file(config, none)) return;
  const Sources::Opened opened = sources.open(config.generic_string());
  if (!opened.trouble.empty()) return;
  const std::vector<Given> overrides = samconfig_overrides(sources[opened.file]);
  inputs.defaults.insert(inputs.defaults.begin(), overrides.begin(), overrides.end());
}

}  // namespace

std::unique_ptr<Template> read_template(const DocumentPtr& document, const Inputs& inputs,
                                        Sources& sources, const Exports* exports) {
  Inputs all = inputs;
  if (document->kind == Kind::sam) add_samconfig(*document, sources, all);
  return std::make_unique<CfnTemplate>(document, std::move(all), sources, exports);
}

}  // namespace plimsoll
