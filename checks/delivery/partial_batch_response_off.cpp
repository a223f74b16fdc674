#include <algorithm>
#include <optional>

#include "check/check.h"
#include "model/batch_answers.h"

namespace plimsoll {

namespace {

// Whether a loop is the other one, or lies in it.
bool lies_in(const code::CodeFacts& facts, std::optional<std::size_t> loop, std::size_t outer) {
  while (loop && *loop != outer) loop = facts.loops[*loop].outer;
  return loop.has_value();
}

// Looking something up can be done again without harm.
bool only_looks_up(const code::RemoteCall& call) {
  constexpr std::string_view beginnings[] = {
      "get",  "Get",  "GET",  "query", "Query",    "scan",     "Scan",      "list",
      "List", "head", "Head", "HEAD",  "describe", "Describe", "batch_get", "BatchGet"};
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
    return call.operation.starts_with(beginning);
  });
}

// The loop in which each record is worked on by itself: the handler gives up on some of them there,
// or makes a remote call that may fail. Records for which something is only looked up are handled
// in one call, and fail together.
const code::Loop* loop_over_records(const code::CodeFacts& facts) {
  for (std::size_t i = 0; i < facts.loops.size(); ++i) {
    if (!facts.loops[i].over_records) continue;
    const bool may_fail = std::ranges::any_of(facts.calls, [&](const code::RemoteCall& call) {
      return !call.when.guarded && !only_looks_up(call) && lies_in(facts, call.when.loop, i);
    });
    if (may_fail || facts.raised_for_record) return &facts.loops[i];
  }
  return nullptr;
}

// A message that is deleted as soon as it is done does not come back with its batch.
bool deletes_messages(const code::CodeFacts& facts) {
  return std::ranges::any_of(facts.calls, [](const code::RemoteCall& call) {
    return call.operation.starts_with("delete_message") ||
           call.operation.starts_with("DeleteMessage") ||
           call.operation.starts_with("deleteMessage");
  });
}

// What comes back with a record that fails.
std::string_view whole_batch(const Mapping& mapping) {
  const EventSource* kind = mapping.kind.known();
  if (!kind) return {};
  if (*kind == EventSource::sqs) return "messages";
  const bool stream = *kind == EventSource::kinesis || *kind == EventSource::dynamodb;
  return stream ? "records" : std::string_view();
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const bool* reports = mapping.reports_item_failures.known();
    const int* batch = mapping.batch_size.known();
    const std::string_view things = whole_batch(mapping);
    const code::CodeFacts* facts =
        mapping.function ? mapping.function->handler_code.facts() : nullptr;
    // Halves of a batch that fail are tried by themselves until the bad record is found.
    const bool* bisects = mapping.bisect_on_error.known();
    if (bisects && *bisects) continue;
    if (!facts || !reports || *reports || !batch || *batch < 2 || things.empty()) continue;
    const code::Loop* loop = loop_over_records(*facts);
    if (!loop || !never_names_failures(*facts) || deletes_messages(*facts)) continue;
    report
        .find(mapping, "where `{}` fails on one of up to {} {}, the whole batch comes back",
              mapping.function->name, *batch, things)
        .fails("one bad record repeats the whole batch, what was done for the others included")
        .note(loop->span, "each is worked on by itself here")
        .advise(
            "answer with the failed ones in batchItemFailures, and set FunctionResponseTypes "
            "to ReportBatchItemFailures");
  }
}

}  // namespace

extern constinit const Check partial_batch_response_off = declare({
    .id = "partial-batch-response-off",
    .severity = Severity::warning,
    .summary = "one failed record brings its whole batch back",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-sqs-errorhandling.html",
                  .says = "if the function fails on a batch, all of its messages become visible "
                          "again; with ReportBatchItemFailures only the failed ones do"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-ddb-batchfailurereporting.html",
                  .says = "by default Lambda retries the whole batch of a stream"}},
    .run = run,
});

}  // namespace plimsoll
