#include "check/check.h"
#include "facts/role_needs.h"

namespace plimsoll {

namespace {

// Conditions of a need that the mapping itself does not show are left to the checks that see them.
bool applies(const NeededAction& need, const Mapping& mapping) {
  switch (need.when) {
    case NeededWhen::always:
      return true;
    case NeededWhen::fan_out_consumer:
      return print(mapping.source_arn).find("/consumer/") != std::string::npos;
    default:
      return false;
  }
}

// Whether the role allows the action, or one that does as well, where the poller needs it.
Answer allowed(const Role& role, const NeededAction& need, const Mapping& mapping) {
  const bool on_source = need.target == NeededOn::source && !mapping.source_arn.parts.empty();
  const Text* resource = on_source ? &mapping.source_arn : nullptr;
  Answer answer = may(role, need.action, resource);
  for (const std::string_view alternative : need.alternatives) {
    answer = either(answer, may(role, alternative, resource));
  }
  return answer;
}

std::string_view service_name(EventSource source) {
  switch (source) {
    case EventSource::sqs:
      return "SQS";
    case EventSource::kinesis:
      return "Kinesis";
    case EventSource::dynamodb:
      return "DynamoDB";
    default:
      return "the source";
  }
}

// The statement that names the action but not this source comes closest; else the role.
Place closest(const Role& role, std::string_view action) {
  for (const Policy& policy : role.policies) {
    for (const Statement& statement : policy.statements) {
      if (statement.effect == Effect::allow && !statement.written.is_absent() &&
          speaks_of(statement, action) == Answer::yes && !statement.resources.empty()) {
        return statement.resources.front().value;
      }
    }
  }
  return role;
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const EventSource* source = mapping.kind.known();
    if (mapping.function == nullptr || source == nullptr) continue;
    const Role* role = mapping.function->execution_role;
    if (role == nullptr) continue;
    for (const NeededAction& need : needed_actions(role_need(*source))) {
      if (need.without != Without::deployment || !applies(need, mapping)) continue;
      if (allowed(*role, need, mapping) != Answer::no) continue;
      report
          .find(closest(*role, need.action),
                "role `{}` does not allow `{}` on the source that `{}` is fed from", role->name,
                need.action, mapping.function->name)
          .fails(
              "deployment fails: \"The provided execution role does not have permissions to "
              "call {} on {}\"",
              need.action.substr(need.action.find(':') + 1), service_name(*source))
          .note(mapping, "polled by Lambda with the function's role")
          .advise("allow {} on the source's ARN", need.action);
      break;  // one missing action is enough to say it
    }
  }
}

}  // namespace

extern constinit const Check poller_permission_missing = declare({
    .id = "poller-permission-missing",
    .severity = Severity::error,
    .summary = "role does not let Lambda poll the source of its function",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "the execution role needs ReceiveMessage, DeleteMessage and "
                          "GetQueueAttributes"},
                 {.url =
                      "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html",
                  .says = "Lambda needs these permissions to manage the stream"}},
    .run = run,
});

}  // namespace plimsoll
