// Which AWS services a function calls itself, as far as its role tells.
//
// In: the actions that the policies of a role of its own grant. Out: one entry for each action of a
// service that is reached over the network. Left out is what Lambda does for the function outside
// its VPC: writing logs and traces, polling a source, sending to a failure destination.
#pragma once

#include <vector>

#include "facts/service_endpoints.h"
#include "resource/value.h"

namespace plimsoll {

struct Deployment;
struct Function;

struct OwnCall {
  const ServiceEndpoint& service;
  Value action;  // "dynamodb:GetItem", where it is granted
};

// Nothing of a role that several functions share, or that is not of the files: it does not tell
// what this one calls.
std::vector<OwnCall> own_calls(const Function& function, const Deployment& deployment);

}  // namespace plimsoll
