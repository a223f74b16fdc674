#include "terraform/configuration.h"

#include <algorithm>
#include <set>
#include <utility>

#include "terraform/function_packages.h"
#include "terraform/given.h"
#include "terraform/lower.h"
#include "terraform/module_scope.h"
#include "terraform/template.h"

namespace plimsoll::terraform {

namespace {

void add_addresses(const Value& value, std::set<std::string>& addresses) {
  for (const Text::Part& part : value.to_text().parts) {
    if (part.kind == Text::Part::Kind::reference) addresses.insert(part.reference.resource);
  }
  for (const Value& item : value.items()) add_addresses(item, addresses);
  for (const Entry& entry : value.entries()) add_addresses(entry.value, addresses);
}

std::vector<std::string> handed_out(ModuleScope& root) {
  std::set<std::string> addresses;
  for (const auto& [name, block] : root.module().outputs()) {
    add_addresses(root.output(name, block->span), addresses);
  }
  return {addresses.begin(), addresses.end()};
}

// A name that is used in many instances is unknown once.
void once_each(Deployment& deployment) {
  std::set<std::pair<Span, std::string>> seen;
  std::erase_if(deployment.unknown_names, [&](const UnknownName& unknown) {
    return !seen.emplace(unknown.span, unknown.name).second;
  });
  std::set<std::pair<Span, std::string>> regions;
  std::erase_if(deployment.not_evaluated, [&](const Region& region) {
    return !regions.emplace(region.span, region.why).second;
  });
}

bool is_broken(const Project& project) {
  return std::ranges::any_of(project.modules(), [](const Module* module) {
    return std::ranges::any_of(module->documents(),
                               [](const auto& document) { return !document->problems.empty(); });
  });
}

}  // namespace

std::string module_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

Configuration read_configuration(const std::string& path, const Inputs& inputs, Sources& sources) {
  Configuration configuration;
  Project project(sources, module_folder(Project::below(".", path)));
  const Module* root = project.root_module(path);
  World world{project, configuration.deployment};
  add_given(world.given, project, inputs, configuration.documents);
  ModuleScope scope(world, *root, nullptr);
  scope.add_instances();
  configuration.deployment.handed_out = handed_out(scope);
  configuration.deployment.aws_provider_constraint = root->required_provider("aws");
  once_each(configuration.deployment);
  std::vector<DocumentPtr> documents;
  for (const Module* module : project.modules()) {
    documents.insert(documents.end(), module->documents().begin(), module->documents().end());
  }
  configuration.documents.insert(configuration.documents.begin(), documents.begin(),
                                 documents.end());
  if (is_broken(project)) configuration.deployment = {};
  return configuration;
}

std::unique_ptr<plimsoll::Template> read_module(const DocumentPtr& document, const Inputs& inputs,
                                                Sources& sources) {
  const std::string& path = sources[document->file].path();
  Configuration configuration = read_configuration(path, inputs, sources);
  Resources resources = lower(configuration.deployment);
  add_function_packages(configuration.deployment, path, resources);
  return make_template(std::move(resources), std::move(configuration.documents));
}

}  // namespace plimsoll::terraform
