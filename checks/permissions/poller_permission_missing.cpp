#include <vector>

#include <fmt/ranges.h>

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

// What creating the mapping would fail for, the deciding action first.
std::vector<std::string_view> missing_actions(const Mapping& mapping, const Role& role,
                                              EventSource source) {
  std::vector<std::string_view> missing;
  for (const NeededAction& need : needed_actions(role_need(source))) {
    if (need.without != Without::deployment || !applies(need, mapping)) continue;
    if (allows(role, need, mapping.source_arn) == Answer::no) missing.push_back(need.action);
  }
  return missing;
}

// One action stands for all: AWS refuses for the first that it finds missing.
void report_missing(const Mapping& mapping, const std::vector<std::string_view>& missing,
                    Report& report) {
  const Role& role = *mapping.function->execution_role;
  const std::string_view action = missing.front();
  report
      .find(closest_grant(role, action),
            "role `{}` does not allow `{}` on the source that `{}` is fed from", role.name, action,
            mapping.function->name)
      .fails(
          "deployment fails: \"The provided execution role does not have permissions to "
          "call {} on {}\"",
          action.substr(action.find(':') + 1), service_name(*mapping.kind.known()))
      .note(mapping, "polled by Lambda with the function's role")
      .advise("allow {} on the source's ARN", fmt::format("{}", fmt::join(missing, ", ")));
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const EventSource* source = mapping.kind.known();
    if (mapping.function == nullptr || source == nullptr) continue;
    const Role* role = mapping.function->execution_role;
    if (role == nullptr) continue;
    const auto missing = missing_actions(mapping, *role, *source);
    if (!missing.empty()) report_missing(mapping, missing, report);
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
