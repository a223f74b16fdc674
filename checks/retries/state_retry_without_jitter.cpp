#include "check/check.h"
#include "model/state_errors.h"

namespace plimsoll {

namespace {

constexpr std::string_view throttled = "Lambda.TooManyRequestsException";

// The first entry that names the error is the one that counts.
const Retrier* retrier_for(const std::vector<Retrier>& all, std::string_view error) {
  for (const Retrier& retrier : all) {
    const Answer speaks = speaks_of_error(retrier.written, error);
    if (speaks == Answer::yes) return &retrier;
    if (speaks == Answer::unknown) return nullptr;
  }
  return nullptr;
}

bool is_without_jitter(const Retrier& retrier) {
  return retrier.jitter.known() && *retrier.jitter.known() == "NONE";
}

bool is_constant(const Retrier& retrier) {
  const auto rate = retrier.backoff_rate.as_number();
  return rate && *rate == 1.0;
}

void run(const Deployment& deployment, Report& report) {
  for (const Task& task : deployment.tasks) {
    if (!task.calls_function) continue;
    const auto all = retriers(task);
    const Retrier* retrier = retrier_for(all, throttled);
    if (!retrier || !retrier->max_attempts.known() || *retrier->max_attempts.known() == 0) continue;
    const bool constant = is_constant(*retrier);
    if (!constant && !is_without_jitter(*retrier)) continue;

    report
        .find(retrier->written["ErrorEquals"], "state `{}` retries {}", task.name,
              constant ? "at a constant interval" : "without jitter")
        .fails("executions that are throttled together come back together, and are throttled again")
        .advise("set JitterStrategy to FULL{}", constant ? " and BackoffRate to 2" : "");
  }
}

}  // namespace

extern constinit const Check state_retry_without_jitter = declare({
    .id = "state-retry-without-jitter",
    .severity = Severity::advice,
    .summary = "state retries a function at times that many executions share",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "concepts-error-handling.html",
                  .says = "JitterStrategy FULL spreads retries over a random delay; the default is "
                          "NONE; BackoffRate multiplies the interval, 2.0 by default"}},
    .run = run,
});

}  // namespace plimsoll
