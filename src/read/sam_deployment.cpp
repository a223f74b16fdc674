#include "read/sam_deployment.h"

#include <algorithm>
#include <array>

#include "read/sam_function.h"
#include "read/sam_role.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

constexpr std::string_view application_name = "ServerlessDeploymentApplication";
constexpr std::string_view role_name = "CodeDeployServiceRole";

// Names of CodeDeploy's own configurations are written without their prefix in SAM.
constexpr std::array predefined = {"AllAtOnce",
                                   "Canary10Percent10Minutes",
                                   "Canary10Percent15Minutes",
                                   "Canary10Percent30Minutes",
                                   "Canary10Percent5Minutes",
                                   "Linear10PercentEvery10Minutes",
                                   "Linear10PercentEvery1Minute",
                                   "Linear10PercentEvery2Minutes",
                                   "Linear10PercentEvery3Minutes"};

Value configuration(const Value& type, const At& at) {
  const std::string name = known_string(type);
  const bool known = std::find(predefined.begin(), predefined.end(), name) != predefined.end();
  return known ? at.string("CodeDeployDefault.Lambda" + name) : type;
}

Value alarms(const Value& given, const At& at) {
  if (given.items().empty()) return {};
  std::vector<Value> names;
  for (const Value& alarm : given.items()) names.push_back(at.map({{"Name", alarm}}));
  return at.map({{"Enabled", at.flag(true)}, {"Alarms", at.list(std::move(names))}});
}

void add_application(const Resource& function, const At& at, Stack& stack) {
  if (stack.lowered(stack.id_of(application_name))) return;
  stack.make_named(function, application_name, "AWS::CodeDeploy::Application", at.cause(),
                   at.map({{"ComputePlatform", "Lambda"}}));
}

// The role for deployments; one for all that bring none of their own.
Value service_role(const Resource& function, const Value& preference, const At& at, Stack& stack) {
  if (Value own = preference["Role"]) return own;
  const std::string id = stack.id_of(role_name);
  if (!stack.lowered(id)) {
    RoleParts role;
    role.trust = trust_in("codedeploy.amazonaws.com", at.cause());
    role.add_managed("service-role/AWSCodeDeployRoleForLambda", at.cause());
    stack.make_named(function, role_name, "AWS::IAM::Role", at.cause(),
                     role.properties(at.cause()));
  }
  return at.attribute(id, "Arn");
}

void add_group(const Resource& function, const Value& preference, const At& at, Stack& stack) {
  const Value style =
      at.map({{"DeploymentType", "BLUE_GREEN"}, {"DeploymentOption", "WITH_TRAFFIC_CONTROL"}});
  const Value rollback =
      at.map({{"Enabled", at.flag(true)},
              {"Events", at.list({"DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM",
                                  "DEPLOYMENT_STOP_ON_REQUEST"})}});
  stack.make(function, "DeploymentGroup", "AWS::CodeDeploy::DeploymentGroup", at.cause(),
             at.map({{"ApplicationName", at.ref(stack.id_of(application_name))},
                     {"DeploymentConfigName", configuration(preference["Type"], at)},
                     {"DeploymentStyle", style},
                     {"AutoRollbackConfiguration", rollback},
                     {"AlarmConfiguration", alarms(preference["Alarms"], at)},
                     {"TriggerConfigurations", preference["TriggerConfigurations"]},
                     {"ServiceRoleArn", service_role(function, preference, at, stack)}}));
}

}  // namespace

Value alias_update_policy(const Resource& function, const Value& sam, Stack& stack) {
  const Value preference = sam["DeploymentPreference"];
  if (!is_set(preference) || preference["Enabled"].as_bool() == false) return {};
  const At at(key_span(sam, "DeploymentPreference"));
  add_application(function, at, stack);
  add_group(function, preference, at, stack);
  const Value update =
      at.map({{"ApplicationName", at.ref(stack.id_of(application_name))},
              {"DeploymentGroupName", at.ref(function.id + "DeploymentGroup")},
              {"BeforeAllowTrafficHook", value_at(preference, {"Hooks", "PreTraffic"})},
              {"AfterAllowTrafficHook", value_at(preference, {"Hooks", "PostTraffic"})}});
  return at.map({{"UpdatePolicy", at.map({{"CodeDeployLambdaAliasUpdate", update}})}});
}

}  // namespace plimsoll
