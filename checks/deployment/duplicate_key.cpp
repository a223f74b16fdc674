#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const DuplicateKey& duplicate : deployment.reading.duplicate_keys) {
    report
        .find(duplicate.second,
              "`{}` is written twice: this one counts, the earlier one is dropped", duplicate.key)
        .fails("deployed without the earlier one, and without a warning")
        .note(duplicate.first, "the earlier `{}`", duplicate.key)
        .advise("keep one of the two, with all that is meant under it");
  }
}

}  // namespace

extern constinit const Check duplicate_key = declare({
    .id = "duplicate-key",
    .severity = Severity::error,
    .summary = "same key is written twice in one mapping, and the earlier one is dropped",
    .evidence = {{.url = "https://yaml.org/spec/1.2.2/#3213-node-comparison",
                  .says = "the keys of a mapping must be unique"},
                 {.url = "https://www.rfc-editor.org/rfc/rfc8259#section-4",
                  .says = "many implementations report the last name/value pair only"}},
    .run = run,
});

}  // namespace plimsoll
