// What a policy document says, and whether it allows something.
//
// In: policy documents with values that may be opaque. Out: statements, and one three-way answer.
// Refuses to guess: a condition, an opaque statement, or a policy that cannot be read makes the
// answer `unknown`, never `no`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.h"
#include "model/declared.h"
#include "resource/value.h"

namespace plimsoll {

class Names;

enum class Effect : std::uint8_t { allow, deny, opaque };

// A resource pattern of a statement: as written, and with its references spelled out as ARNs.
struct ResourcePattern {
  Value value;
  Text text;
};

struct Statement {
  Value written;  // the statement; absent in a managed policy
  Effect effect = Effect::allow;
  std::vector<Value> actions;              // Action; with `not_action` every action but these
  std::vector<ResourcePattern> resources;  // Resource; with `not_resource` all but these
  bool not_action = false;
  bool not_resource = false;
  Value principal;  // Principal; absent in a policy of a role
  Value condition;  // Condition; absent without one
};

struct Policy {
  enum class Kind : std::uint8_t {
    written,  // statements in the files
    managed,  // AWS's own, known by its name: the statements come from the facts
    unknown,  // an ARN or document that cannot be read offline
  };
  Kind kind = Kind::written;
  std::string name;  // PolicyName, logical id, or the managed policy's name: "AmazonS3FullAccess"
  Value written;     // the document, or the ARN by which it is attached
  // The resource in which it is written: the role, or the AWS::IAM::Policy attached to it.
  const Resource* resource = nullptr;
  std::vector<Statement> statements;
};

struct Function;

// AWS::IAM::Role with every policy that the files attach to it.
struct Role : Declared {
  std::vector<const Function*> functions;  // that run with it
  std::vector<Policy> policies;
  // Every policy of the role is known, so that "lacks" may be said.
  bool complete = true;
  std::vector<Statement> trust;  // AssumeRolePolicyDocument
  bool trust_known = true;
  // A permissions boundary may take away what the policies allow.
  bool bounded = false;
};

// AWS::SQS::QueuePolicy, AWS::SNS::TopicPolicy, AWS::S3::BucketPolicy, a secret's or key's policy:
// who may do what with a resource.
struct ResourcePolicy : Declared {
  std::vector<Target> targets;  // the queues, topics …; a key's policy has the key
  std::vector<Statement> statements;
  bool known = true;  // false: the document cannot be read
};

// Whether the role's policies let it do `action` ("sqs:ReceiveMessage") to `resource` (spelled out,
// with holes), or to anything at all when that is null: then a `yes` means "on some resource".
// An explicit Deny beats every Allow. Conditions are not evaluated: what is only allowed or denied
// under a condition is unknown.
Answer may(const Role& role, std::string_view action, const Text* resource = nullptr);

// Whether the role surely allows the action on everything there is. Costs next to nothing: to be
// asked before an ARN is put together for `may`.
bool allows_everywhere(const Role& role, std::string_view action);

// Whether a statement speaks of the action, by Action or NotAction.
Answer speaks_of(const Statement& statement, std::string_view action);
// Whether a statement speaks of the resource, by Resource or NotResource.
Answer concerns(const Statement& statement, const Text& resource);

// Whether a Principal has the service ("sqs.amazonaws.com") in it, or everyone.
Answer names_service(const Value& principal, std::string_view service);
// Whether the role's trust policy lets a service ("lambda.amazonaws.com") assume it.
Answer trusts(const Role& role, std::string_view service);

// The statements of a policy document; `known` becomes false where it cannot be read.
std::vector<Statement> read_statements(const Value& document, const Names& names, bool& known);

}  // namespace plimsoll
