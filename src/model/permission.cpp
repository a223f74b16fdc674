#include "model/permission.h"

#include "facts/iam_pattern.h"
#include "model/arn.h"
#include "model/function_target.h"
#include "model/invocation.h"
#include "model/steps.h"

namespace plimsoll {

namespace {

constexpr std::string_view invoke = "lambda:InvokeFunction";

// "logs" of "logs.amazonaws.com" and of "logs.eu-west-1.amazonaws.com".
std::string_view service_of(std::string_view principal) {
  const std::string_view labels = principal.substr(0, principal.find(".amazonaws.com"));
  const std::size_t dot = labels.find('.');
  const bool regional =
      dot != std::string_view::npos && labels.find('-', dot) != std::string_view::npos;
  return regional ? labels.substr(0, dot) : labels;
}

Answer fits_function(const Permission& permission, const Invocation& invocation) {
  if (permission.function) return answer(permission.function == &invocation.function);
  return permission.function_known ? Answer::no : Answer::unknown;
}

Answer fits_action(const Permission& permission) {
  const std::string* action = permission.action.known();
  return action ? answer(iam_pattern_matches(*action, invoke)) : Answer::unknown;
}

Answer fits_principal(const Permission& permission, const Invocation& invocation) {
  const std::string* principal = permission.principal.known();
  if (!principal) return Answer::unknown;
  return answer(*principal == "*" || service_of(*principal) == service_of(invocation.principal()));
}

Answer fits_source_arn(const Permission& permission, const Invocation& invocation) {
  if (!permission.source_arn) return Answer::yes;
  const bool both_known =
      !permission.source_pattern.parts.empty() && !invocation.source_arn.parts.empty();
  return both_known ? arn_matches(permission.source_pattern, invocation.source_arn)
                    : Answer::unknown;
}

// Which account a template is deployed to is not known: an account that is written may be it.
Answer fits_account(const Permission& permission) {
  const Opaque* account = permission.source_account.as_opaque();
  const bool own = account && account->identity == "AWS::AccountId";
  return !permission.source_account || own ? Answer::yes : Answer::unknown;
}

Permission read(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  const Value name = properties["FunctionName"];
  auto permission = declared_as<Permission>(resource);
  permission.function_name = deployment.names.target(name);
  const FunctionTarget target = function_target(deployment, name);
  permission.function = target.function;
  if (target.function) permission.function_name.resource = target.function->resource;
  permission.qualifier = target.qualifier;
  permission.function_known = name.as_string() != nullptr || target.function;
  if (const Value qualifier = properties["Qualifier"]; qualifier && target.function) {
    permission.qualifier = qualifier_of(deployment, *target.function, qualifier);
  }
  permission.action = properties.string("Action");
  permission.principal = properties.string("Principal");
  permission.source_arn = properties["SourceArn"];
  permission.source_pattern = deployment.names.spelled_out(permission.source_arn);
  permission.source_account = properties["SourceAccount"];
  permission.principal_org = properties["PrincipalOrgID"];
  permission.event_source_token = properties["EventSourceToken"];
  permission.function_url_auth = properties.string("FunctionUrlAuthType");
  permission.via_function_url = properties.boolean("InvokedViaFunctionUrl");
  return permission;
}

}  // namespace

Answer admits(const Permission& permission, const Invocation& invocation) {
  Answer result = fits_function(permission, invocation);
  if (result == Answer::no) return result;
  result = both(result, same(permission.qualifier, invocation.qualifier));
  result = both(result, fits_action(permission));
  result = both(result, fits_principal(permission, invocation));
  if (result == Answer::no) return result;
  return both(result, both(fits_source_arn(permission, invocation), fits_account(permission)));
}

Misfit misfit(const Permission& permission, const Invocation& invocation) {
  if (fits_function(permission, invocation) == Answer::no) return Misfit::function;
  if (fits_principal(permission, invocation) == Answer::no) return Misfit::principal;
  if (fits_action(permission) == Answer::no) return Misfit::action;
  if (same(permission.qualifier, invocation.qualifier) == Answer::no) return Misfit::qualifier;
  if (fits_source_arn(permission, invocation) == Answer::no) return Misfit::source_arn;
  return Misfit::none;
}

void add_permissions(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::Permission")) {
    deployment.permissions.push_back(read(deployment, *resource));
  }
}

}  // namespace plimsoll
