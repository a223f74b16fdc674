// The packages of a function that lie in the project: its own, and those of its layers.
//
// In: a deployment and one of its functions. Out: the files or folders that become its code, in the
// order in which Lambda lays them out. What is in a bucket, or elsewhere, is left out.
#pragma once

#include <vector>

#include "model/deployment.h"
#include "resource/local_file.h"

namespace plimsoll {

std::vector<const LocalFile*> local_packages_of(const Function& function,
                                                const Deployment& deployment);

}  // namespace plimsoll
