// The execution role that the SAM transform makes for a function or a state machine.
//
// In: the `Policies` of the resource in all their forms, and what its events, destinations and
// settings need. Out: an AWS::IAM::Role. Each policy keeps the span of the text that asked for it.
// A policy template that SAM does not have is passed on as it is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/sam_write.h"
#include "resource/resource.h"

namespace plimsoll {

// What a role consists of, collected before it is written.
struct RoleParts {
  Distinct managed;            // policy ARNs
  std::vector<Value> inlined;  // {PolicyName, PolicyDocument}
  Value trust;                 // AssumeRolePolicyDocument
  Value path;
  Value permissions_boundary;
  Value tags;

  // An AWS managed policy, by path and name: "service-role/AWSLambdaBasicExecutionRole".
  void add_managed(std::string_view policy, Span cause);
  // An inline policy, unless there is one with the same document already.
  void add_inline(Value name, Value document, Span cause);
  // Everything in the `Policies` of a SAM resource whose role has this name.
  void add_policies(const Value& policies, std::string_view role_name);

  Value properties(Span cause) const;
};

// {Version, Statement: [sts:AssumeRole for the service]}.
Value trust_in(std::string_view service, Span cause);

// One statement that allows `action` on `resource`, as a document.
Value allowing(std::string_view action, const Value& resource, Span cause);
// What writing invocation records into a bucket needs, as a document.
Value writing_to_bucket(const Value& bucket_arn, Span cause);

}  // namespace plimsoll
