// Functions that answer HTTP requests, with what the source of their handlers shows.
//
// In: a deployment. Out: each function whose callers of the files all make an HTTP response of its
// answer, once for each kind of caller. Left out is what something else calls, too (a queue, a
// schedule, a state machine): which of its answers are meant for whom cannot be told.
#pragma once

#include <vector>

#include "code/function_code.h"
#include "model/contract.h"
#include "model/deployment.h"

namespace plimsoll {

struct ApiHandler {
  const Function& function;
  const code::CodeFacts& facts;
  Contract contract;
  std::vector<const Invocation*> callers;  // at least one, all of this contract
};

std::vector<ApiHandler> api_handlers(const Deployment& deployment);

bool is_python(const Function& function);

// The answers that callers certainly get. None of a handler inside middleware or a framework, nor
// of one that asks its event whether it comes from an API at all.
std::vector<const code::Returned*> sure_answers(const ApiHandler& handler);

// Those of them that are objects of which all members are known.
struct ObjectAnswer {
  Span span;
  const code::ObjectShape* object;
};
std::vector<ObjectAnswer> object_answers(const ApiHandler& handler);

}  // namespace plimsoll
