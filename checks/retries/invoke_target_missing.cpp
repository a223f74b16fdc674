#include <set>
#include <string>

#include "check/check.h"
#include "code/function_code.h"
#include "model/code_invokes.h"

namespace plimsoll {

namespace {

// A resource that no invocation can name, whose name or ARN is given all the same.
const Resource* not_a_function(const Value& given, const Names& names) {
  const Reference* reference = given.as_reference();
  const Resource* resource = reference ? names.find(reference->resource) : nullptr;
  const bool of_lambda = resource && (resource->type == "AWS::Lambda::Function" ||
                                      resource->type == "AWS::Lambda::Alias" ||
                                      resource->type == "AWS::Lambda::Version");
  const bool own_type = resource && resource->type.starts_with("AWS::") &&
                        resource->type != "AWS::CloudFormation::Stack" &&
                        resource->type != "AWS::Serverless::Application" &&
                        resource->type != "AWS::CloudFormation::CustomResource";
  return own_type && !of_lambda ? resource : nullptr;
}

// The part of "${AWS::StackName}-ship" behind the stack's name; empty without such a beginning.
std::string behind_stack_name(const Value& given) {
  const Text text = given.to_text();
  if (text.parts.size() != 2) return {};
  const bool stack = text.parts[0].kind == Text::Part::Kind::opaque &&
                     text.parts[0].opaque.identity == "AWS::StackName";
  return stack && text.parts[1].kind == Text::Part::Kind::literal ? text.parts[1].literal : "";
}

bool lacks_qualifier(const CodeInvoke& invoke, const Deployment& deployment) {
  const Function* function = invoke.target.function;
  const Qualifier& qualifier = invoke.target.qualifier;
  if (!function || !qualifier.known || qualifier.is_latest()) return false;
  if (qualifier.alias || qualifier.version || deployment.resources.open) return false;
  const bool numbered = qualifier.text.find_first_not_of("0123456789") == std::string::npos;
  if (numbered) return false;  // AWS counts versions
  for (const Alias* alias : function->aliases) {
    if (!alias->alias_name.known()) return false;
  }
  return true;
}

// What is wrong with the target; empty when nothing is, or nobody can know.
std::string trouble_of(const CodeInvoke& invoke, const Deployment& deployment) {
  const Value& given = invoke.call.given;
  if (lacks_qualifier(invoke, deployment)) {
    return fmt::format("`{}` has no alias `{}`", invoke.target.function->name,
                       invoke.target.qualifier.text);
  }
  if (invoke.target.function) return {};
  if (const Resource* resource = not_a_function(given, deployment.names)) {
    return fmt::format("`{}` is no function, but {}", resource->name, resource->type);
  }
  const std::string rest = behind_stack_name(given);
  if (!rest.empty() && !deployment.resources.open) {
    return fmt::format("no function of the stack is called `${{AWS::StackName}}{}`", rest);
  }
  return {};
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;  // a module may be shared
  for (const CodeInvoke& invoke : code_invokes(deployment)) {
    const SdkCall& call = invoke.call;
    if (call.client.other_account || call.client.other_endpoint) continue;
    const std::string trouble = trouble_of(invoke, deployment);
    const Place place = call.variable.empty() ? Place(call.call.span) : Place(call.given);
    if (trouble.empty() || !said.insert(place.span).second) continue;
    Draft draft =
        report.find(place, "`{}` invokes what is not there: {}", call.function.name, trouble);
    draft.fails("ResourceNotFoundException 404: \"Function not found\"");
    if (!call.variable.empty()) draft.note(call.call.span, "invoked here");
    draft.note(call.function, "`{}` runs this code", call.function.name)
        .advise("give it the name of a function, or an alias, that the stack has");
  }
}

}  // namespace

extern constinit const Check invoke_target_missing = declare({
    .id = "invoke-target-missing",
    .severity = Severity::warning,
    .summary = "code invokes a function that the stack does not have",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
                  .says = "ResourceNotFoundException: the resource specified in the request does "
                          "not exist"}},
    .run = run,
});

}  // namespace plimsoll
