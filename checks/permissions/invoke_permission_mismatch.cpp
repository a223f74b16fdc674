#include <set>

#include "check/check.h"
#include "model/admission.h"
#include "model/arn.h"

namespace plimsoll {

namespace {

// The property of the permission that keeps the trigger out; its key when AWS's default does.
Place wrong_part(const Permission& permission, Misfit misfit) {
  switch (misfit) {
    case Misfit::principal:
      return permission.principal;
    case Misfit::action:
      return permission.action;
    case Misfit::source_arn:
      return permission.source_arn;
    case Misfit::qualifier:
    case Misfit::function:
    case Misfit::none:
      return permission.function_name;
  }
  return permission;
}

// The trigger's ARN as the author of a permission would write it: any stage.
std::string pattern_for(const Text& source_arn) {
  Text pattern = source_arn;
  for (Text::Part& part : pattern.parts) {
    if (part.kind == Text::Part::Kind::opaque && part.opaque.identity == one_segment) {
      part.kind = Text::Part::Kind::literal;
      part.literal = "*";
    }
  }
  return print(pattern);
}

// What keeps the trigger out, and what would let it in.
struct Reason {
  std::string why;
  std::string remedy;
};

Reason qualifier_reason(const Qualifier& qualifier) {
  if (qualifier.is_latest()) {
    return {"it is for a version or alias", "name the function without a qualifier"};
  }
  return {fmt::format("it is not for its qualifier `{}`", qualifier.text),
          fmt::format("name the function with the qualifier `{}`", qualifier.text)};
}

Reason reason(const Invocation& invocation, Misfit misfit) {
  switch (misfit) {
    case Misfit::principal:
      return {"its Principal is another service",
              fmt::format("set Principal to {}", invocation.principal())};
    case Misfit::action:
      return {"its Action is another one", "set Action to lambda:InvokeFunction"};
    case Misfit::source_arn:
      return {"its SourceArn does not match",
              fmt::format("set SourceArn to {}", pattern_for(invocation.source_arn))};
    case Misfit::qualifier:
    case Misfit::function:
    case Misfit::none:
      break;
  }
  return qualifier_reason(invocation.qualifier);
}

void run(const Deployment& deployment, Report& report) {
  std::set<const Permission*> said;
  for (const Admission& admission : admissions(deployment)) {
    const Permission* permission = admission.misfitting;
    if (permission == nullptr || !said.insert(permission).second) continue;
    const Invocation& invocation = admission.invocation;
    const auto [why, remedy] = reason(invocation, admission.misfit);
    report
        .find(wrong_part(*permission, admission.misfit),
              "permission `{}` does not let {} invoke `{}`: {}", permission->name, invocation.what,
              invocation.function.name, why)
        .fails("{}", invocation.mode == Mode::synchronous
                         ? "500 or 403 at the caller: \"Invalid permissions on Lambda function\""
                         : "the event is lost: the trigger fires and nothing is invoked")
        .note(invocation.place, "the trigger that stays outside")
        .advise("{}", remedy);
  }
}

}  // namespace

extern constinit const Check invoke_permission_mismatch = declare({
    .id = "invoke-permission-mismatch",
    .severity = Severity::error,
    .summary = "permission of a function fits none of its triggers",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "access-control-resource-based.html",
                  .says = "a permission names principal, source ARN and qualifier"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-control-access-using-iam-policies-to-invoke-api.html",
                  .says = "the ARN has API id, stage, method and path"}},
    .run = run,
});

}  // namespace plimsoll
