// A configuration: the root module in a folder, and what it deploys.
//
// In: the folder, and what the user gives for variables. Out: a Deployment of instances, and the
// documents of every file that says something about it. Variables without a value, modules that are
// not local and everything that AWS makes are opaque. Refuses nothing: of a file that cannot be
// read the problem is in its document, and then nothing but that is to be said of the deployment.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "read/reader.h"
#include "terraform/instance.h"
#include "text/sources.h"

namespace plimsoll::terraform {

struct Configuration {
  Deployment deployment;
  // The root module's files by name, then those of the modules that it calls.
  std::vector<DocumentPtr> documents;
};

// `path`: any file of the root module.
Configuration read_configuration(const std::string& path, const Inputs& inputs, Sources& sources);

// A document of the kind terraform or terraform_json, as what its whole module would deploy.
std::unique_ptr<plimsoll::Template> read_module(const DocumentPtr& document, const Inputs& inputs,
                                                Sources& sources);

// The folder of the module that a file belongs to: "." for "main.tf".
std::string module_folder(const std::string& path);

}  // namespace plimsoll::terraform
