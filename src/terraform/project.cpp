#include "terraform/project.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "terraform/stand_in.h"

namespace plimsoll::terraform {

namespace {

namespace fs = std::filesystem;

std::string canonical(const fs::path& path) {
  std::error_code error;
  const fs::path found = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? std::string() : found.generic_string();
}

bool lies_in(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

std::string boundary_of(const std::string& root) {
  const std::string own = canonical(root);
  std::error_code error;
  for (fs::path folder = own; !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", error)) return folder.generic_string();
    if (folder == folder.root_path()) break;
  }
  const std::string here = canonical(".");
  return lies_in(own, here) ? here : own;
}

bool overrides(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::string_view stem = name.substr(0, name.find(".tf"));
  return stem == "override" || stem.ends_with("_override");
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code trouble;
    if (!entry->is_regular_file(trouble)) continue;
    files.push_back(
        (fs::path(folder) / entry->path().filename()).lexically_normal().generic_string());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Project::Project(Sources& sources, std::string root)
    : sources_(sources), root_(std::move(root)), boundary_(boundary_of(root_)) {}

std::vector<std::string> Project::configuration_files(const std::string& folder) {
  std::vector<std::string> files = files_in(folder);
  std::erase_if(files, [](const std::string& path) { return !is_configuration(path); });
  std::stable_partition(files.begin(), files.end(),
                        [](const std::string& path) { return !overrides(path); });
  return files;
}

std::vector<std::string> Project::values_files(const std::string& folder) {
  const auto is_named = [](const std::string& path, std::string_view name) {
    return path.ends_with(name) && path.substr(path.rfind('/') + 1) == name;
  };
  std::vector<std::string> files;
  std::vector<std::string> automatic;
  for (std::string& path : files_in(folder)) {
    if (is_named(path, "terraform.tfvars") || is_named(path, "terraform.tfvars.json")) {
      files.push_back(std::move(path));
    } else if (path.ends_with(".auto.tfvars") || path.ends_with(".auto.tfvars.json")) {
      automatic.push_back(std::move(path));
    }
  }
  files.insert(files.end(), automatic.begin(), automatic.end());
  return files;
}

bool Project::is_completed_by_others(const std::string& folder) {
  std::error_code error;
  return fs::exists(fs::path(folder) / "terragrunt.hcl", error);
}

const Module* Project::module_in(const std::string& folder) {
  const auto known = modules_.find(folder);
  if (known != modules_.end()) return known->second.get();
  if (!is_inside(folder)) return nullptr;
  const std::vector<std::string> paths = configuration_files(folder);
  return paths.empty() ? nullptr : read(folder, paths);
}

const Module* Project::root_module(const std::string& file) {
  std::vector<std::string> paths = configuration_files(root_);
  const std::string own = below(".", file);
  if (std::ranges::find(paths, own) == paths.end()) paths.insert(paths.begin(), own);
  return read(root_, paths);
}

const Module* Project::read(const std::string& folder, const std::vector<std::string>& paths) {
  std::unique_ptr<Module>& module = modules_[folder];
  module = std::make_unique<Module>(folder);
  for (const std::string& path : paths) {
    module->add(open_file(sources_, path), overrides(path));
  }
  in_order_.push_back(module.get());
  return module.get();
}

const Module* Project::stand_in_for(const std::string& source) {
  const auto known = modules_.find(source);
  if (known != modules_.end()) return known->second.get();
  const auto text = stand_in(source);
  if (!text) return nullptr;
  std::unique_ptr<Module>& module = modules_[source];
  module = std::make_unique<Module>(source);
  module->add(read_file(sources_, sources_.add(source + "/main.tf", std::string(*text))), false);
  return module.get();
}

const SourceFile* Project::open(std::string_view path) {
  const std::string shown = below(root_, path);
  if (!is_inside(shown)) return nullptr;
  const Sources::Opened opened = sources_.open(shown);
  return opened.trouble.empty() ? &sources_[opened.file] : nullptr;
}

std::string Project::below(const std::string& folder, std::string_view path) {
  return (fs::path(folder) / fs::path(path)).lexically_normal().generic_string();
}

bool Project::is_inside(const std::string& path) const {
  return !boundary_.empty() && lies_in(canonical(path), boundary_);
}

}  // namespace plimsoll::terraform
