#include <algorithm>

#include "check/check.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

namespace {

// What Terraform evaluates only later may come to null, and then it is not set.
bool are_both_set(const Mapping& mapping, Vocabulary written_in) {
  if (!mapping.maximum_concurrency.is_written() || !mapping.provisioned.written) return false;
  if (written_in != Vocabulary::terraform) return true;
  return mapping.maximum_concurrency.known() && !mapping.provisioned.written.is_opaque();
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const Setting<int>& setting = mapping.maximum_concurrency;
    const int* most = setting.known();
    if (most != nullptr && (*most < min_sqs_maximum_concurrency || *most > max_sqs_concurrency)) {
      report
          .find(setting, "a maximum concurrency of {} is asked for, and Lambda takes {} to {}",
                *most, min_sqs_maximum_concurrency, max_sqs_concurrency)
          .fails("deployment fails: Lambda refuses MaximumConcurrency {} with status 400", *most)
          .advise("set MaximumConcurrency to a value from {} to {}", min_sqs_maximum_concurrency,
                  max_sqs_concurrency)
          .set(mapping, "ScalingConfig.MaximumConcurrency",
               std::clamp(*most, min_sqs_maximum_concurrency, max_sqs_concurrency));
    } else if (are_both_set(mapping, deployment.resources.written_in)) {
      report
          .find(setting, "`{}` has both a maximum concurrency and provisioned pollers",
                mapping.name)
          .fails("deployment fails: the two cannot be used together")
          .note(mapping.provisioned.written, "the pollers, which bound it as well")
          .advise("keep one: MaximumPollers bounds the concurrency at ten times their number");
    }
  }
}

}  // namespace

extern constinit const Check queue_concurrency_out_of_range = declare({
    .id = "queue-concurrency-out-of-range",
    .severity = Severity::error,
    .summary = "mapping limits its concurrency to what Lambda does not take",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
          .says = "maximum concurrency between 2 and 1,000; not together with provisioned mode"}},
    .run = run,
});

}  // namespace plimsoll
