// What starts a state machine of SAM: schedules, rules and routes, each with a role of its own.
#include "read/sam_api.h"
#include "read/sam_api_security.h"
#include "read/sam_resource.h"
#include "read/sam_role.h"
#include "read/sam_rule.h"

namespace plimsoll {

namespace {

// One event of a state machine.
struct MachineEvent {
  const Event& event;
  const Resource& machine;
  const Reference& arn;
  const Value& boundary;  // PermissionsBoundary of the state machine
  Stack& stack;

  Value arn_here() const { return At(event.span).reference(arn); }
};

// The role with which a service starts the state machine.
Value starting_role(const MachineEvent& on, std::string_view service) {
  const At at(on.event.span);
  const std::string name = on.machine.name + on.event.name + "Role";
  RoleParts role;
  role.trust = trust_in(service, on.event.span);
  role.permissions_boundary = on.boundary;
  role.add_inline(at.string(name + "StartExecutionPolicy"),
                  allowing("states:StartExecution", on.arn_here(), on.event.span), on.event.span);
  on.stack.make_named(on.machine, name, "AWS::IAM::Role", on.event.span,
                      role.properties(on.event.span));
  return at.attribute(on.stack.id_of(name), "Arn");
}

void lower_machine_rule(const MachineEvent& on) {
  const Value given = on.event.type == "Schedule" ? on.event.properties["RoleArn"] : Value();
  const Value role = given ? given : starting_role(on, "events.amazonaws.com");
  make_rule(on.machine, on.event, {on.arn_here(), "StepFunctionsTarget", role}, on.stack);
}

Value start_integration(const MachineEvent& on, const Value& role, const Value& existing) {
  const At at(on.event.span);
  const bool unescape = is_true(on.event.properties["UnescapeMappingTemplate"]);
  const Value body =
      at.sub(R"json({"input": "$util.escapeJavaScript($input.json('$'))${Unescape}", )json"
             R"json("stateMachineArn": "${Machine}"})json",
             {{"Unescape", unescape ? R"json(.replaceAll("\\'","'"))json" : ""},
              {"Machine", on.arn_here()}});
  const Value answers =
      at.map({{"200", at.map({{"statusCode", "200"}})}, {"400", at.map({{"statusCode", "400"}})}});
  const Value integration = at.map(
      {{"type", "aws"},
       {"httpMethod", "POST"},
       {"uri",
        at.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution")},
       {"credentials", role},
       {"requestTemplates", at.map({{"application/json", body}})},
       {"responses", answers}});
  const Value responses = at.map({{"200", at.map({{"description", "OK"}})},
                                  {"400", at.map({{"description", "Bad Request"}})}});
  const Value own = existing["responses"];
  return at.with(existing, {{"x-amazon-apigateway-integration", integration},
                            {"responses", own ? own : responses}});
}

void lower_machine_route(const MachineEvent& on) {
  const Value role = starting_role(on, "apigateway.amazonaws.com");
  const Resource* api = api_of(on.event, "RestApiId", "ServerlessRestApi", on.stack);
  if (!api) return;
  ApiBody& body = on.stack.body(*api);
  const std::string path = known_string(on.event.properties["Path"]);
  const std::string method = ApiBody::normalized(known_string(on.event.properties["Method"]));
  if (!body.is_managed()) return;
  if (path.empty() || method.empty()) return body.add_unknown_path();
  if (body.has_integration(path, method)) return;
  body.set_operation(path, method, start_integration(on, role, body.operation(path, method)),
                     on.event.span);
  if (is_set(on.event.properties["Auth"])) secure_rest_event(on.event, *api, body);
}

}  // namespace

void lower_state_machine_events(const std::vector<Event>& events, const Resource& machine,
                                const Reference& arn, const Value& boundary, Stack& stack) {
  for (const Event& event : events) {
    const MachineEvent on{event, machine, arn, boundary, stack};
    if (event.type == "Schedule" || event.type == "CloudWatchEvent" ||
        event.type == "EventBridgeRule") {
      lower_machine_rule(on);
    } else if (event.type == "ScheduleV2") {
      make_schedule(machine, event, on.arn_here(), "states:StartExecution", "StartExecutionPolicy",
                    stack);
    } else if (event.type == "Api") {
      lower_machine_route(on);
    }
  }
}

}  // namespace plimsoll
