#include "read/handler_packages.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "read/build_signs.h"
#include "read/cfn_nested.h"
#include "read/ignore_rules.h"
#include "read/sam_globals.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

using State = HandlerPackage::State;

bool is_function(const Resource& resource) {
  return resource.type == "AWS::Serverless::Function" || resource.type == "AWS::Lambda::Function";
}

bool is(const Value& value, std::string_view text) {
  return value.as_string() && *value.as_string() == text;
}

// The property that says where the code is.
Value code_of(const Resource& resource) {
  if (resource.type == "AWS::Lambda::Function") {
    const Value code = resource.properties["Code"];
    return code["ZipFile"] && !code.is_opaque() ? code["ZipFile"] : code;
  }
  const Value inlined = resource.properties["InlineCode"];
  return inlined ? inlined : resource.properties["CodeUri"];
}

bool is_inlined(const Resource& resource) {
  const Value code = resource.properties["Code"];
  const bool in_code = !code.is_opaque() && code["ZipFile"];
  return in_code || resource.properties["InlineCode"];
}

bool is_image(const Resource& resource) {
  const Value code = resource.properties["Code"];
  return is(resource.properties["PackageType"], "Image") || resource.properties["ImageUri"] ||
         (!code.is_opaque() && code["ImageUri"]);
}

// What the CDK has put beside its template: a folder, or the file of which it is made.
void look_at_asset(const Resource& resource, const fs::path& folder, HandlerPackage& package) {
  const std::string* asset = resource.attributes["Metadata"]["aws:asset:path"].as_string();
  if (!asset) return;
  const fs::path path = folder / *asset;
  std::error_code error;
  package.written = resource.attributes["Metadata"]["aws:asset:path"];
  if (fs::exists(path, error)) look_at_package(path.lexically_normal().generic_string(), package);
}

// SAM builds an image of a folder; whoever builds it elsewhere names none.
void look_at_image(const Resource& resource, const fs::path& folder, HandlerPackage& package) {
  const Value context = resource.attributes["Metadata"]["DockerContext"];
  if (!is_written_out(context) || !is_local_path(*context.as_string())) return;
  package.roots.push_back((folder / *context.as_string()).lexically_normal().generic_string());
}

// `sam build` takes the folder of the template where nothing is said.
bool is_built_from_here(const Resource& resource) {
  return resource.type == "AWS::Serverless::Function" && resource.properties["CodeUri"].is_absent();
}

std::string folder_of(const std::string& template_path) {
  const fs::path folder = fs::path(template_path).parent_path();
  return folder.empty() ? "." : folder.generic_string();
}

void look_at_build(const Resource& resource, HandlerPackage& package) {
  const Value metadata = resource.attributes["Metadata"];
  if (is(metadata["BuildMethod"], "makefile")) package.state = State::built;
  if (const std::string* method = metadata["BuildMethod"].as_string()) {
    package.build_method = *method;
  }
  for (const Value& entry : metadata["BuildProperties"]["EntryPoints"].items()) {
    if (entry.as_string()) package.entry_points.push_back(*entry.as_string());
  }
}

// Of compiled languages no source is looked for.
bool is_read(const Resource& resource) {
  const std::string* runtime = resource.properties["Runtime"].as_string();
  return runtime && (runtime->starts_with("python") || runtime->starts_with("nodejs"));
}

// Whether Maven, Gradle or .NET build what stands in a folder.
bool has_compiled_project(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator entry(folder.empty() ? "." : folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name == "pom.xml" || name == "build.gradle" || name == "build.gradle.kts" ||
        name.extension() == ".csproj") {
      return true;
    }
  }
  return false;
}

}  // namespace

// An archive is opened by nobody here; of a single source file the package is the folder around it.
void look_at_package(const std::string& path, HandlerPackage& package) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    package.state = State::local;
    package.roots.push_back(path);
    return;
  }
  const std::string ending = fs::path(path).extension().string();
  constexpr std::array<std::string_view, 5> sources{".cjs", ".js", ".mjs", ".py", ".rb"};
  const bool is_source = std::ranges::find(sources, ending) != sources.end();
  package.state = is_source ? State::local : State::built;
  if (is_source) package.roots.push_back(fs::path(path).parent_path().generic_string());
}

void look_behind_build(const std::string* runtime, const std::string& path,
                       HandlerPackage& package) {
  const bool is_compiled =
      runtime && (runtime->starts_with("java") || runtime->starts_with("dotnet"));
  if (!is_compiled || package.state != State::built) return;
  fs::path folder;
  for (const fs::path& part : fs::path(path)) {
    const bool is_output =
        part == "target" || part == "build" || part == "bin" || part == "publish";
    if (is_output && has_compiled_project(folder)) {
      package.state = State::local;
      package.roots = {folder.empty() ? "." : folder.generic_string()};
    }
    folder /= part;
  }
}

std::string project_folder_of(const std::string& file) {
  const std::vector<fs::path> above = folders_of_project(fs::path(file).parent_path());
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const auto [end, ignored] =
      std::mismatch(here.begin(), here.end(), above.front().begin(), above.front().end());
  const bool is_here = end == here.end() && !fs::exists(above.back() / ".git", error);
  return (is_here ? here : above.back()).generic_string();
}

// What a compiler or an installation puts beside the sources, before they are uploaded.
bool HandlerPackages::is_made_by_build(const Resource& resource, const HandlerPackage& package,
                                       const std::string& template_path) {
  const std::string* handler = resource.properties["Handler"].as_string();
  if (!handler || !package.entry_points.empty() || !is_read(resource)) return false;
  const auto [known, is_new] = made_.try_emplace({package.roots.front(), *handler});
  if (is_new) {
    const fs::path folder = fs::path(template_path).parent_path();
    known->second = may_make_module(package.roots.front(), folder, *handler);
  }
  return known->second;
}

const std::string& HandlerPackages::project_of(const std::string& template_path) {
  const auto [project, is_new] = projects_.try_emplace(template_path);
  if (is_new) project->second = project_folder_of(template_path);
  return project->second;
}

void HandlerPackages::add(const Resource& resource, const std::string& template_path,
                          Resources& resources) {
  if (!is_function(resource)) return;
  HandlerPackage package;
  package.resource = resource.id;
  package.written = code_of(resource);
  package.project = project_of(template_path);
  const auto last = resources.local_files.rbegin();
  const bool has_file = last != resources.local_files.rend() && last->resource == resource.id;
  if (is_image(resource)) {
    package.state = State::image;
    look_at_image(resource, fs::path(template_path).parent_path(), package);
  } else if (is_inlined(resource)) {
    package.state = State::inlined;
  } else if (has_file && last->exists) {
    look_at_package(last->on_disk, package);
    look_at_build(resource, package);
  } else if (has_file) {
    package.state = last->is_built ? State::built : State::missing;
  } else if (is_built_from_here(resource)) {
    look_at_package(folder_of(template_path), package);
    look_at_build(resource, package);
  } else {
    look_at_asset(resource, fs::path(template_path).parent_path(), package);
  }
  if (has_file && !resource.attributes["Metadata"]["BuildMethod"]) {
    look_behind_build(resource.properties["Runtime"].as_string(), last->on_disk, package);
  }
  if (package.state == State::local && is_made_by_build(resource, package, template_path)) {
    package.state = State::built;
  }
  resources.handler_packages.push_back(std::move(package));
}

// Of a layer, Lambda puts `python/` on the path; SAM's build makes that folder of the layer itself.
void add_layers(Resources& resources) {
  std::map<std::string_view, const LocalFile*> files;
  for (const LocalFile& file : resources.local_files) files.emplace(file.resource, &file);
  std::map<std::string_view, HandlerPackage*> packages;
  for (HandlerPackage& package : resources.handler_packages) {
    if (package.state == State::local) packages.emplace(package.resource, &package);
  }
  for (const Resource& function : resources.all) {
    const auto package = packages.find(function.id);
    if (package == packages.end()) continue;
    const Value layers = function.properties["Layers"];
    package->second->has_other_layers = !layers.is_absent() && !layers.is_list();
    for (const Value& layer : layers.items()) {
      const Reference* named = layer.as_reference();
      const auto file = named ? files.find(named->resource) : files.end();
      if (file == files.end() || !file->second->exists) {
        package->second->has_other_layers = true;
        continue;
      }
      package->second->roots.push_back(file->second->on_disk + "/python");
      package->second->roots.push_back(file->second->on_disk);
    }
  }
}

}  // namespace plimsoll
