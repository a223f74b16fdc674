// `Auth.UsagePlan` of a REST API: usage plan and API key, one an API or one for all.
#include "read/sam_api.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

struct Names {
  std::string plan;
  std::string key;
  std::string plan_key;
};

Names names_for(const Resource& api, bool shared) {
  if (shared) return {"ServerlessUsagePlan", "ServerlessApiKey", "ServerlessUsagePlanKey"};
  return {api.name + "UsagePlan", api.name + "ApiKey", api.name + "UsagePlanKey"};
}

// The stages that a shared resource has so far, and this one.
Value with_stage(const Resource* shared, std::string_view property, const Value& stage,
                 const At& at) {
  Distinct stages(shared ? each(shared->properties[property]) : std::vector<Value>());
  stages.add(stage);
  return at.list(stages.values());
}

}  // namespace

void add_usage_plan(const Resource& api, const Value& plan, const std::string& stage_id,
                    Stack& stack) {
  const Value create = plan["CreateUsagePlan"];
  const bool shared = is(create, "SHARED");
  if (!shared && !is(create, "PER_API")) return;
  const At at(key_span(plan, "CreateUsagePlan"));
  const Names names = names_for(api, shared);
  const Resource* known_plan = stack.lowered(stack.id_of(names.plan));
  const Resource* known_key = stack.lowered(stack.id_of(names.key));
  const Value plan_stage = at.map({{"ApiId", at.ref(api.id)}, {"Stage", at.ref(stage_id)}});
  const Value key_stage = at.map({{"RestApiId", at.ref(api.id)}, {"StageName", at.ref(stage_id)}});
  const Value plan_properties =
      at.map({{"ApiStages", with_stage(known_plan, "ApiStages", plan_stage, at)},
              {"UsagePlanName", plan["UsagePlanName"]},
              {"Description", plan["Description"]},
              {"Quota", plan["Quota"]},
              {"Tags", plan["Tags"]},
              {"Throttle", plan["Throttle"]}});
  const Value key_properties =
      at.map({{"Enabled", at.flag(true)},
              {"StageKeys", with_stage(known_key, "StageKeys", key_stage, at)}});
  stack.make_named(api, names.plan, "AWS::ApiGateway::UsagePlan", at.cause(), plan_properties);
  stack.make_named(api, names.key, "AWS::ApiGateway::ApiKey", at.cause(), key_properties);
  stack.make_named(api, names.plan_key, "AWS::ApiGateway::UsagePlanKey", at.cause(),
                   at.map({{"KeyId", at.ref(stack.id_of(names.key))},
                           {"KeyType", "API_KEY"},
                           {"UsagePlanId", at.ref(stack.id_of(names.plan))}}));
  stack.offer(api, "UsagePlan", stack.id_of(names.plan));
  stack.offer(api, "ApiKey", stack.id_of(names.key));
  stack.offer(api, "UsagePlanKey", stack.id_of(names.plan_key));
}

}  // namespace plimsoll
