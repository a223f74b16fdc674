#include <optional>
#include <set>

#include "check/check.h"
#include "model/batch_answers.h"

namespace plimsoll {

namespace {

// Records are lost where what goes wrong with them is caught and nobody is told. Elsewhere the
// setting is without effect, and a batch comes back as it would without.
void say_what_fails(Draft& finding, const code::CodeFacts& facts) {
  const std::optional<Span>& caught =
      facts.kept_errors ? facts.kept_errors : facts.swallowed_errors;
  if (caught) {
    finding
        .fails(
            "a record that it fails on counts as handled: Lambda takes an answer without "
            "batchItemFailures for a complete success")
        .note(*caught, "what goes wrong ends here");
  } else {
    finding.as(Severity::warning)
        .fails(
            "one record that it fails on brings the whole batch back, as without the setting; "
            "what it does not fail on counts as handled");
  }
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const Mapping& mapping : deployment.mappings) {
    const bool* reports = mapping.reports_item_failures.known();
    const code::CodeFacts* facts =
        mapping.function ? mapping.function->handler_code.facts() : nullptr;
    if (!facts || !reports || !*reports || !never_names_failures(*facts)) continue;
    // A batch of one fails as a whole.
    const int* batch = mapping.batch_size.known();
    if (!batch || *batch == 1 || !said.insert(facts->entry.span).second) continue;
    Draft finding = report.find(
        facts->entry.span, "`{}` never answers with batchItemFailures, for which its mapping waits",
        mapping.function->name);
    say_what_fails(finding, *facts);
    finding
        .note(mapping.reports_item_failures,
              "up to {} records; those that failed are expected in "
              "the answer",
              *batch)
        .advise("answer with the identifiers of the failed records in batchItemFailures");
  }
}

}  // namespace

extern constinit const Check partial_batch_response_missing = declare({
    .id = "partial-batch-response-missing",
    .severity = Severity::error,
    .summary = "mapping waits for batchItemFailures, and its handler never answers with them",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-sqs-errorhandling.html",
                  .says = "a batch is a complete success if the function returns an empty "
                          "batchItemFailures list, a null one, an empty or a null EventResponse"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-ddb-batchfailurereporting.html",
                  .says = "the same of streams: an empty or null answer is a complete success"}},
    .run = run,
});

}  // namespace plimsoll
