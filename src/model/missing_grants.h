// What the code of functions calls and their roles do not allow.
//
// In: the calls of handlers (sdk_calls.h), and the roles that the files declare. Out: the actions
// that are missing, for each call. Says nothing where something else may allow it: a policy that
// cannot be read, a condition, a resource's own policy, credentials of the client's own.
#pragma once

#include <string>
#include <vector>

#include "model/place.h"
#include "model/sdk_calls.h"

namespace plimsoll {

struct Deployment;

struct MissingGrant {
  const SdkCall& call;
  std::vector<std::string> actions;  // at least one; the first is what AWS refuses for
  // The role allows it on other things, and surely not on what the call acts on.
  bool elsewhere = false;
};

// In the order of the functions; of the calls of one, in that of its code.
std::vector<MissingGrant> missing_grants(const Deployment& deployment);

// Where the role comes closest to allowing it: what a statement says of the same service, best of
// the same thing; else the role's key.
Place closest_statement(const MissingGrant& missing, const Deployment& deployment);

}  // namespace plimsoll
