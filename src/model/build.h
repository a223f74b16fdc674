// The way into the model: from resources to the deployment that checks read.
//
// In: the resources of one scenario, what became of reading the files, and for which day and
// account they are judged. Out: a Deployment; it owns the resources. Refuses nothing: a property of
// the wrong type is an opaque setting. Cost: linear in the resources, but for policies that meet
// triggers.
#pragma once

#include <memory>
#include <string>

#include "model/deployment.h"

namespace plimsoll {

std::unique_ptr<const Deployment> build(Resources resources, Reading reading = {},
                                        Assumptions assumptions = {});

// The deployment, one thing a line with its settings and joins under it: `dump --step model` and
// the golden tests.
std::string print(const Deployment& deployment);

}  // namespace plimsoll
