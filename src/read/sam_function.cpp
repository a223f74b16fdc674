#include "read/sam_function.h"

namespace plimsoll {

namespace {

// `DeadLetterQueue: {Type: SQS, TargetArn: …}` lets the function send what it could not handle.
void add_dead_letter_policy(const Value& sam, RoleParts& role) {
  const Value queue = sam["DeadLetterQueue"];
  const Value target = queue["TargetArn"];
  if (!target) return;
  const At at(queue.span());
  const std::string action = is(queue["Type"], "SNS") ? "sns:Publish" : "sqs:SendMessage";
  role.add_inline(at.string("DeadLetterQueuePolicy"), allowing(action, target, queue.span()),
                  queue.span());
}

RoleParts execution_role(const Resource& function, const Value& sam) {
  RoleParts role;
  const Value trust = sam["AssumeRolePolicyDocument"];
  role.trust = trust ? trust : trust_in("lambda.amazonaws.com", function.span);
  role.path = sam["RolePath"];
  role.permissions_boundary = sam["PermissionsBoundary"];
  role.tags = tag_list(sam["Tags"], "lambda:createdBy", function.span);
  role.add_managed(sam["DurableConfig"] ? "service-role/AWSLambdaBasicDurableExecutionRolePolicy"
                                        : "service-role/AWSLambdaBasicExecutionRole",
                   function.span);
  if (sam["Tracing"] && !is(sam["Tracing"], "Disabled")) {
    role.add_managed("AWSXrayWriteOnlyAccess", key_span(sam, "Tracing"));
  }
  // Also an empty one: in another environment its members may be there.
  if (sam["VpcConfig"]) {
    role.add_managed("service-role/AWSLambdaVPCAccessExecutionRole", key_span(sam, "VpcConfig"));
  }
  add_dead_letter_policy(sam, role);
  return role;
}

}  // namespace

void lower_function(Resource& function, Stack& stack) {
  constexpr std::string_view role_suffix = "Role";
  const Value sam = function.properties;
  RoleParts role = execution_role(function, sam);
  const Callee callee = publish(function, sam, stack);
  add_url(callee, sam, stack);
  add_event_invoke(callee, sam, stack, role);
  role.add_policies(sam["Policies"], function.name + std::string(role_suffix));
  lower_function_events(read_events(sam["Events"]), callee, stack, role);

  const Value given = sam["Role"];
  const std::string role_id = function.id + std::string(role_suffix);
  const Value role_arn = given ? given : At(function.span).attribute(role_id, "Arn");
  if (!given) {
    stack.make(function, role_suffix, "AWS::IAM::Role", function.span,
               role.properties(function.span));
  }
  function.type = "AWS::Lambda::Function";
  function.properties = lambda_properties(sam, role_arn, function.span);
}

}  // namespace plimsoll
