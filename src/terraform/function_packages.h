// Where the code of Terraform's functions lies: what `archive_file` packs for them.
//
// In: instances, the resources that they were lowered to, and a file of the root module, from whose
// folder paths are written. Out: a HandlerPackage for each function. Opens nothing. A `filename`
// that nothing in the configuration packs is made by a build.
#pragma once

#include <string>

#include "resource/resource.h"
#include "terraform/instance.h"

namespace plimsoll::terraform {

void add_function_packages(const Deployment& deployment, const std::string& file,
                           Resources& resources);

}  // namespace plimsoll::terraform
