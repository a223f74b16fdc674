#include "terraform/function_packages.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "read/build_signs.h"
#include "read/handler_packages.h"

namespace plimsoll::terraform {

namespace fs = std::filesystem;

namespace {

using State = HandlerPackage::State;

// Archives by their address, and by the path that they are written to.
class Archives {
 public:
  explicit Archives(const Deployment& deployment) {
    for (const Instance& instance : deployment.instances) {
      if (instance.type != "archive_file") continue;
      by_address_.emplace(instance.address, &instance);
      const std::string* output = instance.attributes["output_path"].as_string();
      if (output) by_output_.emplace(plain(*output), &instance);
    }
  }

  // The one that a `filename` names; null where none does.
  const Instance* find(const Value& filename) const {
    if (const Reference* named = filename.as_reference()) {
      const auto found = by_address_.find(named->resource);
      return found == by_address_.end() ? nullptr : found->second;
    }
    const std::string* path = filename.as_string();
    const auto found = path ? by_output_.find(plain(*path)) : by_output_.end();
    return found == by_output_.end() ? nullptr : found->second;
  }

 private:
  static std::string plain(const std::string& path) {
    return fs::path(path).lexically_normal().generic_string();
  }

  std::map<std::string, const Instance*, std::less<>> by_address_;
  std::map<std::string, const Instance*, std::less<>> by_output_;
};

// A folder that a build is to make is not there yet.
void look_at_sources(const Instance& archive, const std::string& root_folder,
                     HandlerPackage& package) {
  const Value folder = archive.attributes["source_dir"];
  const Value source = folder ? folder : archive.attributes["source_file"];
  package.state = State::built;
  if (!source.as_string()) return;
  package.written = source;
  const fs::path path = fs::path(root_folder) / *source.as_string();
  std::error_code error;
  if (fs::exists(path, error)) look_at_package(path.lexically_normal().generic_string(), package);
}

// What a compiler or an installation adds to the sources before they are packed.
bool is_made_by_build(const Instance& function, const HandlerPackage& package,
                      const std::string& root_folder) {
  const std::string* handler = function.attributes["handler"].as_string();
  return package.state == State::local && handler &&
         may_make_module(package.roots.front(), root_folder, *handler);
}

}  // namespace

void add_function_packages(const Deployment& deployment, const std::string& file,
                           Resources& resources) {
  const Archives archives(deployment);
  const std::string root_folder = fs::path(file).parent_path().generic_string();
  const std::string project = project_folder_of(file);
  for (const Instance& function : deployment.instances) {
    if (function.type != "aws_lambda_function" || function.is_data) continue;
    HandlerPackage package;
    package.resource = function.address;
    package.project = project;
    package.written = function.attributes["filename"];
    const std::string* type = function.attributes["package_type"].as_string();
    if (type && *type == "Image") {
      package.state = State::image;
    } else if (const Instance* archive = archives.find(package.written)) {
      look_at_sources(*archive, root_folder, package);
    } else if (const std::string* path = package.written.as_string()) {
      package.state = State::built;
      const fs::path on_disk = fs::path(root_folder) / *path;
      look_behind_build(function.attributes["runtime"].as_string(),
                        on_disk.lexically_normal().generic_string(), package);
    } else if (package.written) {
      package.state = State::built;
    }
    if (is_made_by_build(function, package, root_folder)) package.state = State::built;
    resources.handler_packages.push_back(std::move(package));
  }
  add_layers(resources);
}

}  // namespace plimsoll::terraform
