#include "check/check.h"
#include "model/self_feeding.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const SelfFeeding& loop : self_feeding(deployment)) {
    const std::string& source = loop.source.name;
    const std::string& function = loop.trigger.function.name;

    report
        .find(loop.trigger.place, "`{}` sets off `{}`, which is made to {} `{}`", source, function,
              loop.deed, source)
        .fails("{}", loop.is_watched
                         ? "each event makes the next one, until Lambda drops it after 16 "
                           "rounds (RecursiveInvocationsDropped)"
                         : "each record makes the next one: the function never rests, and "
                           "nothing stops it")
        .note(loop.call, "does so here")
        .note(loop.variable, "told here where `{}` is", source)
        .note(loop.grant, "allowed to {} it here", loop.deed)
        .advise("let `{}` write elsewhere, or filter what it wrote itself out of the trigger",
                function);
  }
}

}  // namespace

extern constinit const Check recursive_trigger = declare({
    .id = "recursive-trigger",
    .severity = Severity::warning,
    .summary = "function writes to what sets it off",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html",
                  .says = "Lambda detects loops with SQS, SNS and S3 and stops a chain after about "
                          "16 invocations, unless RecursiveLoop is Allow"}},
    .run = run,
});

}  // namespace plimsoll
