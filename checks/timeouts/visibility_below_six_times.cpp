#include "check/check.h"
#include "model/durable.h"

namespace plimsoll {

namespace {

// An opaque window only adds to what is advised: without it stands the least that is.
int least_advised_s(int timeout_s, const Mapping& mapping) {
  const int* window = mapping.window_s.known();
  return advised_visibility_factor * timeout_s + (window ? *window : 0);
}

void run(const Deployment& deployment, Report& report) {
  for (const auto& [function, queue, mapping] : deployment.queue_triggers) {
    const int* timeout = function.timeout_s.known();
    const int* visibility = queue.visibility_timeout_s.known();
    if (!timeout || !visibility || mapping.is_disabled() || is_durable(function)) continue;
    if (*visibility < *timeout) continue;  // the deployment fails: visibility-shorter-than-timeout
    const int advised = least_advised_s(*timeout, mapping);
    if (*visibility >= advised) continue;

    report
        .find(queue.visibility_timeout_s,
              "queue `{}` shows a message again after {} s, not the {} s in which Lambda may retry "
              "`{}`",
              queue.name, *visibility, advised, function.name)
        .fails(
            "the same message handled twice when `{}` is throttled, and a receive counted for "
            "each",
            function.name)
        .note(function.timeout_s, "`{}` may run for {} s", function.name, *timeout)
        .note(mapping, "the mapping that joins them")
        .advise(
            "set VisibilityTimeout to {} or more: six times the timeout, and the batching "
            "window",
            advised)
        .set(queue, "VisibilityTimeout", advised);
  }
}

}  // namespace

extern constinit const Check visibility_below_six_times = declare({
    .id = "visibility-below-six-times",
    .severity = Severity::warning,
    .summary = "queue leaves Lambda no time to try a throttled batch again",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "visibility timeout of at least six times the function's timeout, so "
                          "that Lambda can retry when the function is throttled"},
                 {.url = "https://github.com/awsdocs/aws-lambda-developer-guide/blob/main/"
                         "doc_source/with-sqs.md",
                  .says = "six times the timeout, plus MaximumBatchingWindowInSeconds (the guide's "
                          "text until 2023)"}},
    .run = run,
});

}  // namespace plimsoll
