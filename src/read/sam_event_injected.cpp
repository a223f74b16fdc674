// Events that the transform writes into another resource of the template: the notifications of a
// bucket, the triggers of a user pool.
#include "read/sam_event_kinds.h"

namespace plimsoll {

void lower_bucket_notification(const FunctionEvent& on) {
  const At at = on.at();
  permit(on.event, on.callee, on.stack, "s3.amazonaws.com", {},
         {{"SourceAccount", at.sub("${AWS::AccountId}")}});
  Resource* bucket = on.stack.find(on.properties()["Bucket"]);
  if (!bucket) return;  // SAM refuses buckets of other stacks
  bucket->depends_on.push_back({on.id("Permission"), on.event.span});
  Distinct& notifications = on.stack.notifications(*bucket);
  for (const Value& type : each(on.properties()["Events"])) {
    notifications.add(at.map({{"Event", type},
                              {"Filter", on.properties()["Filter"]},
                              {"Function", on.callee.arn_at(on.event.span)}}));
  }
}

void lower_cognito_trigger(const FunctionEvent& on) {
  const At at = on.at();
  const Value pool = on.properties()["UserPool"];
  Resource* user_pool = on.stack.find(pool);
  const Value source =
      user_pool ? at.attribute(user_pool->id, "Arn") : Value::opaque("", at.cause());
  const Value permission = at.map({{"Action", "lambda:InvokeFunction"},
                                   {"FunctionName", on.callee.name_at(at.cause())},
                                   {"Principal", "cognito-idp.amazonaws.com"},
                                   {"SourceArn", source}});
  // One for all triggers of a function: later ones take the place of the first.
  if (!on.stack.lowered(on.callee.resource->id + "CognitoPermission")) {
    on.stack.make(*on.callee.resource, "CognitoPermission", "AWS::Lambda::Permission", at.cause(),
                  permission);
  }
  if (!user_pool) return;
  Value triggers = user_pool->properties["LambdaConfig"];
  if (triggers.is_opaque()) return;
  for (const Value& trigger : each(on.properties()["Trigger"])) {
    triggers = at.with(triggers, {{known_string(trigger), on.callee.arn_at(at.cause())}});
  }
  user_pool->properties = at.with(user_pool->properties, {{"LambdaConfig", triggers}});
}

}  // namespace plimsoll
