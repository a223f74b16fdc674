// AWS::Lambda::Permission: a statement of a function's resource policy, and what it lets in.
#pragma once

#include <cstdint>
#include <string>

#include "model/declared.h"
#include "model/qualifier.h"
#include "model/setting.h"

namespace plimsoll {

struct Function;
struct Invocation;

struct Permission : Declared {
  Target function_name;                // FunctionName, as written
  const Function* function = nullptr;  // when the files declare it
  // False: FunctionName is opaque, so that it may be a permission for any function.
  bool function_known = true;
  Qualifier qualifier;

  Setting<std::string> action;     // "lambda:InvokeFunction"
  Setting<std::string> principal;  // "s3.amazonaws.com", "*", an account
  Value source_arn;                // absent: any resource of the principal
  Text source_pattern;             // SourceArn spelled out; `*` and `?` are wildcards
  Value source_account;
  Value principal_org;                     // PrincipalOrgID
  Value event_source_token;                // EventSourceToken
  Setting<std::string> function_url_auth;  // FunctionUrlAuthType
  Setting<bool> via_function_url;          // InvokedViaFunctionUrl
};

// Whether the permission lets the trigger in: function, qualifier, action, principal, SourceArn and
// SourceAccount all fit. `unknown` when something that decides is opaque.
Answer admits(const Permission& permission, const Invocation& invocation);

// Which part of a permission does not fit a trigger, for the message; `none` when it may fit.
enum class Misfit : std::uint8_t { none, function, qualifier, action, principal, source_arn };
Misfit misfit(const Permission& permission, const Invocation& invocation);

}  // namespace plimsoll
