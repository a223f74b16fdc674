#include <optional>

#include "check/check.h"
#include "facts/role_needs.h"
#include "model/arn.h"
#include "model/needs.h"

namespace plimsoll {

namespace {

// What sends, with the function's role, and what becomes of the event.
struct Sending {
  const Function& function;
  const Target& target;
  std::string_view what;  // "failed events"
  bool dead_letters;      // DeadLetterConfig, which Lambda tries when the function is created
};

// What a role needs to send to a service's resources. A dead-letter queue can be nothing else.
std::optional<RoleNeed> need_for(std::string_view service, bool dead_letters) {
  if (service == "sqs") {
    return dead_letters ? RoleNeed::dead_letter_queue : RoleNeed::destination_queue;
  }
  if (service == "sns") {
    return dead_letters ? RoleNeed::dead_letter_topic : RoleNeed::destination_topic;
  }
  if (dead_letters) return std::nullopt;
  if (service == "s3") return RoleNeed::destination_bucket;
  if (service == "lambda") return RoleNeed::destination_function;
  if (service == "events") return RoleNeed::destination_bus;
  return std::nullopt;
}

std::string_view operation(std::string_view action) {
  return action.substr(action.find(':') + 1);
}

std::string_view failure_of(const Sending& sending) {
  if (sending.what == "successful events") return "the record of the success is not delivered";
  return "an event that failed for good is dropped, and nothing of it is left";
}

void report_lack(const Sending& sending, const Role& role, const NeededAction& need,
                 Report& report) {
  const std::string target = sending.target.resource != nullptr
                                 ? fmt::format("`{}`", sending.target.resource->name)
                                 : "their destination";
  auto draft = report.find(closest_grant(role, need.action),
                           "role `{}` does not allow `{}` on {}, to which {} of `{}` go", role.name,
                           need.action, target, sending.what, sending.function.name);
  if (sending.dead_letters) {
    draft.fails(
        "deployment fails: \"The provided execution role does not have permissions to "
        "call {} on {}\"",
        operation(need.action), need.need == RoleNeed::dead_letter_topic ? "SNS" : "SQS");
  } else {
    draft.fails("{}", failure_of(sending));
  }
  draft.note(sending.target, "sent to with the function's role")
      .advise("allow {} on its ARN", need.action);
}

void judge(const Sending& sending, const Deployment& deployment, Report& report) {
  const Role* role = sending.function.execution_role;
  if (role == nullptr || sending.target.is_absent()) return;
  const Text arn = deployment.names.spelled_out(sending.target.value);
  const auto need = need_for(arn_service(arn), sending.dead_letters);
  if (!need) return;
  // The first one sends. A bucket's second is for Lambda's own look at the bucket.
  const NeededAction& send = needed_actions(*need).front();
  if (allows(*role, send, arn) == Answer::no) report_lack(sending, *role, send, report);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    judge({function, function.dead_letter, "failed events", true}, deployment, report);
    for (const AsyncConfig* config : function.async_configs) {
      judge({function, config->on_failure, "failed events", false}, deployment, report);
      judge({function, config->on_success, "successful events", false}, deployment, report);
    }
  }
  for (const Mapping& mapping : deployment.mappings) {
    if (mapping.function == nullptr) continue;
    judge({*mapping.function, mapping.on_failure, "failed batches", false}, deployment, report);
  }
}

}  // namespace

extern constinit const Check failure_destination_permission_missing = declare({
    .id = "failure-destination-permission-missing",
    .severity = Severity::error,
    .summary = "role may not send to where its function's failed events go",
    .evidence =
        {{.url =
              "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
          .says = "the execution role needs sqs:SendMessage, sns:Publish, "
                  "lambda:InvokeFunction, events:PutEvents, or s3:PutObject and "
                  "s3:ListBucket"},
         {.url = "https://docs.aws.amazon.com/lambda/latest/api/API_DeadLetterConfig.html",
          .says = "the queue or topic to which Lambda sends asynchronous events when they "
                  "fail processing"}},
    .run = run,
});

}  // namespace plimsoll
