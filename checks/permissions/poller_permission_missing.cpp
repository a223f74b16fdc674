#include "check/check.h"
#include "facts/role_needs.h"
#include "model/needs.h"

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

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const EventSource* source = mapping.kind.known();
    if (mapping.function == nullptr || source == nullptr) continue;
    const Role* role = mapping.function->execution_role;
    if (role == nullptr) continue;
    for (const NeededAction& need : needed_actions(role_need(*source))) {
      if (need.without != Without::deployment || !applies(need, mapping)) continue;
      if (allows(*role, need, mapping.source_arn) != Answer::no) continue;
      report
          .find(closest_grant(*role, need.action),
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
