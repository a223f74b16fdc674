#include "check/check.h"
#include "code/function_code.h"
#include "facts/heavy_libraries.h"
#include "model/cold_start.h"

namespace plimsoll {

namespace {

struct HeavyImport {
  const HeavyLibrary* library = nullptr;  // null: none
  Span span;
};

// One that happens on every path, and is not tried only.
HeavyImport heavy_import(const Function& function) {
  const code::CodeFacts* facts = function.handler_code.facts();
  const std::string* runtime = function.runtime.known();
  if (!facts || !runtime) return {};
  const PackageEcosystem ecosystem =
      runtime->starts_with("python") ? PackageEcosystem::python : PackageEcosystem::node;
  for (const code::ImportedModule& import : facts->imports) {
    if (import.own || import.guarded || import.conditional) continue;
    const HeavyLibrary* library = find_heavy_library(ecosystem, import.name);
    if (library) return {library, import.span};
  }
  return {};
}

void report_import(const Function& function, const HeavyImport& import, Report& report) {
  report
      .find(function, "`{}` sets no MemorySize, so that code that imports {} has {} MB",
            function.name, import.library->name, default_memory_mb)
      .fails("Runtime exited with error: signal: killed, when the work is larger than a test's")
      .note(import.span, "imported here")
      .advise("set MemorySize to 512 or more, and measure");
}

void report_runtime(const Function& function, const Runtime& runtime, Report& report) {
  report
      .find(function, "`{}` sets no MemorySize, so that {} has {} MB", function.name,
            runtime.language == Language::java ? "a Java virtual machine" : ".NET",
            default_memory_mb)
      .fails(
          "Runtime exited with error: signal: killed, or seconds for each cold start: {} MB "
          "bring a fourteenth of a processor",
          default_memory_mb)
      .note(function.runtime, "the runtime alone takes most of it")
      .advise("set MemorySize to 512 or more, and measure");
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    if (!function.memory_mb.is_defaulted() || function.capacity_provider) continue;
    if (const Runtime* runtime = just_in_time_runtime(function)) {
      report_runtime(function, *runtime, report);
    } else if (const HeavyImport import = heavy_import(function); import.library) {
      report_import(function, import, report);
    } else {
      report
          .find(function, "`{}` sets no MemorySize, so that it has {} MB", function.name,
                default_memory_mb)
          .as(Severity::advice)
          .fails("slow answers: {} MB bring a fourteenth of a processor", default_memory_mb)
          .advise("set MemorySize to what was measured to be fastest for its price");
    }
  }
}

}  // namespace

extern constinit const Check memory_left_default = declare({
    .id = "memory-left-default",
    .severity = Severity::warning,
    .summary = "function with a heavy runtime or library is left with the default memory",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
                  .says = "the default is 128 MB, which is only for simple functions; processor "
                          "power grows with memory, one vCPU at 1,769 MB"}},
    .run = run,
});

}  // namespace plimsoll
