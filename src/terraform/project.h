// The files that belong to a deployment: modules by their folders, and what expressions read.
//
// In: paths as a user writes them. Out: source files and modules, each read once. Refuses what lies
// outside of the project: the folder above the root module that has a `.git`, else the folder in
// which plimsoll runs, else the root module's own.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/module.h"
#include "text/sources.h"

namespace plimsoll::terraform {

class Project {
 public:
  // `root` is the folder of the root module, "." or "infra".
  Project(Sources& sources, std::string root);

  // The files of a folder that make a module, by name; those that override others come last.
  static std::vector<std::string> configuration_files(const std::string& folder);
  // Files that give values to variables of the root module without being named, in their order.
  static std::vector<std::string> values_files(const std::string& folder);
  // Whether a tool adds files to a folder before Terraform sees it.
  static bool is_completed_by_others(const std::string& folder);

  // Null when nothing in that folder is Terraform's, or when it is outside of the project.
  const Module* module_in(const std::string& folder);
  // The root module, of which this is a file, whether it is on disk or not.
  const Module* root_module(const std::string& file);
  // What stands for a module of the registry; null for most of them.
  const Module* stand_in_for(const std::string& source);
  // A path relative to the folder of the root module.
  const SourceFile* open(std::string_view path);
  // `path`, written in a module, as it is from where plimsoll runs.
  static std::string below(const std::string& folder, std::string_view path);

  Sources& sources() { return sources_; }
  const std::string& root() const { return root_; }
  // In the order in which they were read, the root module first.
  const std::vector<const Module*>& modules() const { return in_order_; }

 private:
  const Module* read(const std::string& folder, const std::vector<std::string>& paths);
  bool is_inside(const std::string& path) const;

  Sources& sources_;
  std::string root_;
  std::string boundary_;  // of the project; canonical
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::vector<const Module*> in_order_;
};

}  // namespace plimsoll::terraform
