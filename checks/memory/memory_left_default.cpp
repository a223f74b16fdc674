#include "check/check.h"
#include "model/cold_start.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Runtime* runtime = just_in_time_runtime(function);
    if (!runtime || !function.memory_mb.is_defaulted() || function.capacity_provider) continue;

    report
        .find(function, "`{}` sets no MemorySize, so that {} has {} MB", function.name,
              runtime->language == Language::java ? "a Java virtual machine" : ".NET",
              default_memory_mb)
        .fails(
            "Runtime exited with error: signal: killed, or seconds for each cold start: {} MB "
            "bring a fourteenth of a processor",
            default_memory_mb)
        .note(function.runtime, "the runtime alone takes most of it")
        .advise("set MemorySize to 512 or more, and measure");
  }
}

}  // namespace

extern constinit const Check memory_left_default = declare({
    .id = "memory-left-default",
    .severity = Severity::warning,
    .summary = "Java or .NET function is left with the default memory",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
                  .says = "the default is 128 MB, which is only for simple functions; processor "
                          "power grows with memory, one vCPU at 1,769 MB"}},
    .run = run,
});

}  // namespace plimsoll
