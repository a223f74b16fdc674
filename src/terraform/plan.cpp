#include "terraform/plan.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "terraform/configuration.h"
#include "terraform/file.h"
#include "terraform/function_packages.h"
#include "terraform/lower.h"
#include "terraform/plan_documents.h"
#include "terraform/plan_places.h"
#include "terraform/plan_references.h"
#include "terraform/plan_sections.h"
#include "terraform/plan_values.h"
#include "terraform/template.h"

namespace plimsoll::terraform {

namespace {

std::vector<std::string> dependencies(const PlannedResource& resource) {
  std::vector<std::string> addresses;
  for (const Node named : children_of(resource.configured["depends_on"])) {
    addresses.push_back(resource.module->prefix + std::string(text_of(named)));
  }
  return addresses;
}

Instance instance_of(const PlannedResource& resource, PlanReferences& references,
                     const SourceFile& file) {
  Instance instance;
  instance.address = resource.address;
  instance.name = resource.name;
  instance.type = text_of(resource.planned["type"]);
  instance.is_data = resource.is_data;
  instance.span = resource.planned["address"].span();
  instance.attributes = planned_attributes(resource, references, file);
  instance.depends_on = dependencies(resource);
  return instance;
}

std::vector<std::string> handed_out(Node outputs, PlanReferences& references) {
  std::vector<std::string> addresses;
  for (const Node output : children_of(outputs)) {
    for (const PlanSource& source : references.of_output(output).all) {
      addresses.push_back(source.resource->address);
    }
  }
  std::ranges::sort(addresses);
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  return addresses;
}

// A resource of the configuration that the plan lacks, though it has exactly one instance.
Node left_out(Node configuration, const PlanSections& sections) {
  for (const Node block : children_of(configuration["root_module"]["resources"])) {
    const bool is_single = text_of(block["mode"]) == "managed" && !block["count_expression"] &&
                           !block["for_each_expression"];
    const std::string address(text_of(block["address"]));
    if (is_single && sections.instances_of(address).empty()) return block["address"];
  }
  return {};
}

// What a plan lacks that is made for some targets only, or could not be finished.
std::vector<Region> not_planned(Node root, const PlanSections& sections) {
  if (text_of(root["errored"]) == "true") {
    return {
        {root["errored"].name_span(), "the plan ends with an error: it lacks what is behind it"}};
  }
  if (text_of(root["complete"]) == "false") {
    return {{root["complete"].name_span(), "the plan is not complete: a further one has the rest"}};
  }
  const Node missing = left_out(root["configuration"], sections);
  if (!missing) return {};
  return {{missing.span(), "the plan is made for some targets: it lacks other resources"}};
}

// Any file of the module that lies in a folder; the first by name, so that it is always the same.
std::string file_of_module(const std::filesystem::path& folder) {
  std::string first;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (const std::filesystem::directory_iterator end; !error && entry != end;
       entry.increment(error)) {
    const std::string path = entry->path().generic_string();
    const bool is_before = first.empty() || path < first;
    if (is_before && is_configuration(path) && entry->is_regular_file(error)) first = path;
  }
  return first;
}

// The module in the folder of a plan, if all of it can be read.
std::optional<Configuration> configuration_beside(const std::string& plan, Sources& sources) {
  const std::filesystem::path folder = std::filesystem::path(plan).parent_path();
  const std::string file = file_of_module(folder.empty() ? "." : folder);
  if (file.empty()) return std::nullopt;
  Configuration configuration = read_configuration(file, {}, sources);
  const bool is_read =
      std::ranges::all_of(configuration.documents,
                          [](const DocumentPtr& document) { return document->problems.empty(); });
  return is_read ? std::optional(std::move(configuration)) : std::nullopt;
}

}  // namespace

bool is_state(Node root) {
  if (!root || !root.is_mapping()) return false;
  const bool is_shown = root["format_version"] && root["values"]["root_module"];
  const bool is_stored = root["lineage"] && root["serial"] && root["terraform_version"];
  return is_shown || is_stored;
}

Deployment planned_deployment(Node root, const SourceFile& file) {
  PlanSections sections(root);
  PlanReferences references(sections);
  Deployment deployment;
  for (const PlannedResource* resource : sections.resources()) {
    deployment.instances.push_back(instance_of(*resource, references, file));
  }
  fill_in_documents(deployment);
  const Node configuration = root["configuration"];
  deployment.aws_provider_constraint =
      text_of(configuration["provider_config"]["aws"]["version_constraint"]);
  deployment.not_evaluated = not_planned(root, sections);
  deployment.handed_out = handed_out(configuration["root_module"]["outputs"], references);
  return deployment;
}

std::unique_ptr<plimsoll::Template> read_plan(const DocumentPtr& document, Sources& sources) {
  Deployment deployment = planned_deployment(document->root, sources[document->file]);
  std::vector<DocumentPtr> documents{document};
  if (const auto beside = configuration_beside(sources[document->file].path(), sources)) {
    if (was_made_of(deployment, beside->deployment)) {
      deployment = at_places_of(beside->deployment, std::move(deployment));
      std::ranges::copy(beside->documents, std::back_inserter(documents));
    }
  }
  Resources resources = lower(deployment);
  add_function_packages(deployment, sources[document->file].path(), resources);
  return make_template(std::move(resources), std::move(documents));
}

}  // namespace plimsoll::terraform
