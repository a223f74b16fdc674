#include <algorithm>

#include "check/check.h"
#include "model/batch_answers.h"
#include "model/contract.h"

namespace plimsoll {

namespace {

bool reads_batches(const Mapping& mapping) {
  const EventSource* kind = mapping.kind.known();
  return kind && (*kind == EventSource::sqs || *kind == EventSource::kinesis ||
                  *kind == EventSource::dynamodb);
}

// The answer may be meant for another mapping of the same function, which takes it.
bool is_for_another(const Mapping& mapping, const Deployment& deployment) {
  return std::ranges::any_of(deployment.mappings, [&](const Mapping& other) {
    const bool* reports = other.reports_item_failures.known();
    return &other != &mapping && other.function == mapping.function && (!reports || *reports);
  });
}

// Where its answer names what failed.
Place where_named(const code::CodeFacts& facts) {
  for (const code::Returned& answer : facts.returns) {
    const auto* object = answer.shape.as<code::ObjectShape>();
    const code::MemberShape* failures = object ? object->find("batchItemFailures") : nullptr;
    if (failures) return failures->name_span;
  }
  return facts.entry.span;
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const bool* reports = mapping.reports_item_failures.known();
    const code::CodeFacts* facts =
        mapping.function ? mapping.function->handler_code.facts() : nullptr;
    if (!facts || !reports || *reports || !reads_batches(mapping)) continue;
    if (!names_failures(*facts) || is_for_another(mapping, deployment)) continue;
    const bool queue = *mapping.kind.known() == EventSource::sqs;
    report
        .find(mapping, "`{}` answers with batchItemFailures, which this mapping does not read",
              mapping.function->name)
        .fails("{}", queue ? "failed messages are deleted as handled: they are neither tried again "
                             "nor sent to the dead-letter queue"
                           : "failed records count as handled: they are not tried again")
        .note(where_named(*facts), "the answer that names what failed")
        .advise("set FunctionResponseTypes to ReportBatchItemFailures")
        .set(mapping, "FunctionResponseTypes",
             Value::list({Value::scalar("ReportBatchItemFailures", Span{})}, Span{}));
  }
}

}  // namespace

extern constinit const Check partial_batch_response_ignored = declare({
    .id = "partial-batch-response-ignored",
    .severity = Severity::error,
    .summary = "handler names what failed of a batch, and its mapping does not read it",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-sqs-errorhandling.html",
                  .says = "batchItemFailures takes effect with ReportBatchItemFailures in the "
                          "function response types of the mapping"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-ddb-batchfailurereporting.html",
                  .says = "to turn on partial batch responses, include ReportBatchItemFailures in "
                          "FunctionResponseTypes"}},
    .run = run,
});

}  // namespace plimsoll
