// AWS::Serverless::StateMachine: the state machine, its role, version, alias and events.
#include "read/sam_api.h"
#include "read/sam_function.h"
#include "read/sam_resource.h"
#include "read/sam_role.h"

namespace plimsoll {

namespace {

Value machine_role(const Resource& machine, const Value& sam, Stack& stack) {
  if (Value given = sam["Role"]) return given;
  const Span cause = machine.span;
  RoleParts role;
  role.trust = trust_in("states.amazonaws.com", cause);
  role.path = sam["RolePath"];
  role.permissions_boundary = sam["PermissionsBoundary"];
  role.tags = tag_list(sam["Tags"], "stateMachine:createdBy", cause);
  role.add_policies(sam["Policies"], machine.name + "Role");
  if (is_true(value_at(sam, {"Tracing", "Enabled"}))) {
    role.add_managed("AWSXrayWriteOnlyAccess", key_span(sam, "Tracing"));
  }
  stack.make(machine, "Role", "AWS::IAM::Role", cause, role.properties(cause));
  return At(cause).attribute(machine.id + "Role", "Arn");
}

// Version and alias; the alias shifts to the version as `DeploymentPreference` says.
void publish_machine(const Resource& machine, const Value& sam, Stack& stack) {
  const Value name = sam["AutoPublishAlias"];
  if (!name) return;
  const At at(key_span(sam, "AutoPublishAlias"));
  stack.make(
      machine, "Version", "AWS::StepFunctions::StateMachineVersion", at.cause(),
      at.map({{"StateMachineArn", at.ref(machine.id)},
              {"StateMachineRevisionId", at.attribute(machine.id, "StateMachineRevisionId")}}));
  const Value own = sam["DeploymentPreference"];
  const Value preference = own ? own : at.map({{"Type", "ALL_AT_ONCE"}});
  stack.make(
      machine, "Alias" + known_string(name), "AWS::StepFunctions::StateMachineAlias", at.cause(),
      at.map({{"Name", name},
              {"DeploymentPreference", at.with(preference, {{"StateMachineVersionArn",
                                                             at.ref(machine.id + "Version")}})}}));
}

}  // namespace

void lower_state_machine(Resource& machine, Stack& stack) {
  const Value sam = machine.properties;
  const At at(machine.span);
  const Value role = machine_role(machine, sam, stack);
  publish_machine(machine, sam, stack);
  const bool by_alias = is_true(sam["UseAliasAsEventTarget"]) && sam["AutoPublishAlias"];
  const Reference arn{
      by_alias ? machine.id + "Alias" + known_string(sam["AutoPublishAlias"]) : machine.id, ""};
  lower_state_machine_events(read_events(sam["Events"]), machine, arn, sam["PermissionsBoundary"],
                             stack);
  machine.type = "AWS::StepFunctions::StateMachine";
  machine.properties =
      at.map({{"Definition", sam["Definition"]},
              {"DefinitionS3Location", definition_location(sam["DefinitionUri"])},
              {"DefinitionSubstitutions", sam["DefinitionSubstitutions"]},
              {"LoggingConfiguration", sam["Logging"]},
              {"RoleArn", role},
              {"StateMachineName", sam["Name"]},
              {"StateMachineType", sam["Type"]},
              {"TracingConfiguration", sam["Tracing"]},
              {"Tags", tag_list(sam["Tags"], "stateMachine:createdBy", machine.span)}});
}

}  // namespace plimsoll
