// Which triggers the permissions of the files let in, and for those that stay outside: which
// permission was meant for them and does not fit.
//
// In: the invocations and permissions of a deployment. Out: one Admission for each trigger that
// needs a permission.
#pragma once

#include <vector>

#include "model/answer.h"
#include "model/permission.h"

namespace plimsoll {

struct Deployment;

struct Admission {
  const Invocation& invocation;
  // yes: a permission of the files admits it. no: none can. unknown: something opaque decides.
  Answer admitted = Answer::unknown;
  // Of a `no`: a permission for the same function that serves no trigger at all, and of which so
  // much fits this one that it was meant for it. A permission that serves another trigger is not
  // at fault: then this one is missing.
  const Permission* misfitting = nullptr;
  Misfit misfit = Misfit::none;
};

// In the order of Deployment::invocations.
std::vector<Admission> admissions(const Deployment& deployment);

}  // namespace plimsoll
