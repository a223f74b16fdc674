// Which functions the code of handlers invokes, and what is done with what they answer.
//
// In: calls of Lambda's Invoke (sdk_calls.h). Out: each with how it invokes, and the function and
// qualifier that it names, where the files declare them. What is computed names nothing.
#pragma once

#include <string_view>
#include <vector>

#include "model/function_target.h"
#include "model/invocation.h"
#include "model/sdk_calls.h"

namespace plimsoll {

struct Deployment;

struct CodeInvoke {
  const SdkCall& call;
  Mode mode = Mode::synchronous;
  bool mode_known = true;  // false: InvocationType is computed
  FunctionTarget target;
};

std::vector<CodeInvoke> code_invokes(const Deployment& deployment);

// Whether some handler may invoke the function asynchronously, as far as handlers were read.
bool may_be_invoked_as_event(const Function& function, const std::vector<CodeInvoke>& invokes);

}  // namespace plimsoll
