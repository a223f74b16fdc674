// What a function's role grants, and its code does not use.
//
// In: roles of one function, whose code is wholly known. Out: granted actions that change something
// in a service of which no reachable code makes a client. Says nothing where something else may act
// with the role: libraries that nobody here knows, services that act for their caller, Lambda
// itself.
#pragma once

#include <string_view>
#include <vector>

#include "resource/value.h"

namespace plimsoll {

struct Deployment;
struct Function;

struct UnusedGrant {
  const Function& function;
  std::string_view service;  // the prefix of its actions
  Value action;              // where it is granted, the first of its service
};

std::vector<UnusedGrant> unused_grants(const Deployment& deployment);

}  // namespace plimsoll
