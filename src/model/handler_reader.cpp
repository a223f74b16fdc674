#include "model/handler_reader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

#include "code/walk.h"
#include "model/steps.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

using State = HandlerCode::State;

std::optional<code::Ecosystem> ecosystem_of(std::string_view runtime) {
  if (runtime.starts_with("python")) return code::Ecosystem::python;
  if (runtime.starts_with("nodejs")) return code::Ecosystem::node;
  return std::nullopt;
}

State state_without_source(const HandlerPackage& package) {
  if (package.state == HandlerPackage::State::image) return State::image;
  if (package.state == HandlerPackage::State::missing) return State::missing;
  return State::undecided;
}

// What a layer or an extension brings is not in the package.
bool is_of_a_layer(std::string_view handler) {
  return handler.starts_with('/');
}

void read(Function& function, HandlerReader& handlers) {
  HandlerCode& its = function.handler_code;
  if (its.package->state != HandlerPackage::State::local) {
    its.state = state_without_source(*its.package);
    return;
  }
  const std::string* runtime = function.runtime.known();
  const std::string* handler = function.handler.known();
  if (!runtime || !handler || is_of_a_layer(*handler)) return;
  const std::optional<code::Ecosystem> ecosystem = ecosystem_of(*runtime);
  if (!ecosystem) {
    its.state = State::language;
    return;
  }
  its.code = &handlers.follow(*its.package, *ecosystem, *handler);
  its.state = State::followed;
}

}  // namespace

code::Modules& HandlerReader::modules_in(const std::string& project) {
  return modules_.try_emplace(project, sources_, project).first->second;
}

const code::FunctionCode& HandlerReader::follow(const HandlerPackage& package,
                                                code::Ecosystem ecosystem,
                                                const std::string& handler) {
  const Wanted wanted{package.roots, ecosystem, handler};
  const auto known = followed_.find(wanted);
  if (known != followed_.end()) return known->second;
  const std::vector<fs::path> roots(package.roots.begin(), package.roots.end());
  const code::Package whole(modules_in(package.project), ecosystem, roots);
  return followed_.emplace(wanted, code::follow(whole, handler)).first->second;
}

std::vector<FileId> HandlerReader::files() const {
  std::vector<FileId> files;
  for (const auto& [project, modules] : modules_) {
    std::ranges::copy(modules.files(), std::back_inserter(files));
  }
  return files;
}

std::vector<code::Modules::Refused> HandlerReader::refused() const {
  std::vector<code::Modules::Refused> refused;
  for (const auto& [project, modules] : modules_) {
    std::ranges::copy(modules.refused(), std::back_inserter(refused));
  }
  return refused;
}

void read_handlers(Deployment& deployment, HandlerReader& handlers) {
  std::map<std::string_view, const HandlerPackage*> packages;
  for (const HandlerPackage& package : deployment.resources.handler_packages) {
    packages.emplace(package.resource, &package);
  }
  for (Function& function : deployment.functions) {
    const auto package = packages.find(function.resource->id);
    if (package == packages.end()) continue;
    function.handler_code.package = package->second;
    read(function, handlers);
  }
}

}  // namespace plimsoll
