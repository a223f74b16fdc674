// What lets a trigger invoke a function: the function's resource policy, or somebody's role.
// Source: invoke_principals.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace plimsoll {

enum class InvokeRight : std::uint8_t {
  resource_policy,  // an AWS::Lambda::Permission on the function
  role,             // a role that the trigger assumes allows lambda:InvokeFunction
  execution_role,   // nothing but the function's own role: Lambda's pollers, Lambda@Edge
  caller,           // whoever calls is allowed lambda:InvokeFunction
};

// Whether a permission for the trigger should name the account that owns the source.
enum class SourceAccountUse : std::uint8_t { none, optional, recommended, required };

struct InvokePrincipal {
  std::string_view trigger;  // "event-rule", "s3-notification"
  // The service in the permission, or in the trust policy of the role; empty: whoever calls.
  std::string_view principal;
  // A second form that is seen in some regions ("sns.${Region}.amazonaws.com"), or empty.
  std::string_view regional_principal;
  // "arn:${Partition}:events:${Region}:${Account}:rule/${Rule}"; empty: there is no SourceArn.
  std::string_view source_arn;
  InvokeRight authorization;
  SourceAccountUse source_account;
  bool asynchronous;   // Lambda queues the event; nobody waits
  bool sam_generates;  // SAM makes the permission or role for its event of that kind
};

// Null when there is no trigger of that name.
const InvokePrincipal* find_invoke_principal(std::string_view trigger);
// Sorted by trigger.
std::span<const InvokePrincipal> invoke_principals();

}  // namespace plimsoll
