// What handlers call on AWS, and on which resource of the template.
//
// In: the facts of a function's code and its environment. Out: one SdkCall for each call whose
// operation is known, with the resource that its argument leads to: by a literal name, or through
// an environment variable and what the template sets it to. What code computes leads nowhere. Who
// looks into the calls includes code/function_code.h.
#pragma once

#include <span>
#include <string>

#include "model/sdk_actions.h"
#include "resource/value.h"

namespace plimsoll {

namespace code {
struct Client;
struct RemoteCall;
struct Shape;
}  // namespace code

struct Deployment;
struct Function;
struct Resource;
class Names;

struct SdkCall {
  const Function& function;
  const code::RemoteCall& call;
  const code::Client& client;
  SdkActions asks;

  std::string argument;  // that says what is acted on: "TableName"; empty without one
  std::string variable;  // the environment variable that it is given by; empty for a literal
  // Its value: the literal, or what the template sets the variable to. Absent when not known.
  Value given;
  const Resource* resource = nullptr;  // that it names, when the files declare it

  // Nothing about the client speaks against the function's own role being asked for it. The API of
  // a WebSocket's connections has an address of its own.
  bool by_own_role() const;
};

// Those of one function.
std::span<const SdkCall> sdk_calls_of(const Function& function, const Deployment& deployment);

// The value that a text of a function's code has once it is deployed; absent when it is not known.
Value value_of(const code::Shape& shape, const Function& function);

// The ARN on which IAM decides about an action of the call; no parts when it is not known.
Text acted_on(const SdkCall& call, std::string_view action, const Names& names);

}  // namespace plimsoll
