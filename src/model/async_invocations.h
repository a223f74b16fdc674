// How a function is invoked asynchronously: by whom, under which qualifier, and what becomes of an
// event that it fails on.
#pragma once

#include <vector>

#include "model/function.h"
#include "model/invocation.h"

namespace plimsoll {

// Of one qualifier: what is configured for an alias serves neither another one nor `$LATEST`.
struct AsyncInvocations {
  const Function* function;
  Qualifier qualifier;
  std::vector<const Invocation*> callers;  // at least one
  AsyncConfigOf served_by;
};

// Without what is switched off, and without the callers that wait for word of the function itself
// (custom resources, Config rules, CodePipeline, CodeDeploy): they notice when none comes, so that
// no event is lost in silence.
std::vector<AsyncInvocations> async_invocations(const Function& function);

}  // namespace plimsoll
