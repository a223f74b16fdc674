#include <algorithm>

#include "check/check.h"
#include "model/local_packages.h"

namespace plimsoll {

namespace {

bool is_for(const NativeLibrary& library, std::string_view architecture) {
  return library.machine == architecture;
}

// Packages for several machines hold a library for each, or choose one when they are installed.
bool serves_several(const LocalFile& package, std::string_view architecture) {
  return std::ranges::any_of(package.native_libraries, [&](const NativeLibrary& library) {
    return is_for(library, architecture) || library.path.find("prebuilds/") != std::string::npos;
  });
}

std::string others(std::size_t count) {
  if (count == 0) return "";
  return count == 1 ? " and one more library" : fmt::format(" and {} more libraries", count);
}

void judge(const Function& function, const LocalFile& package, Report& report) {
  const std::string* architecture = function.architecture.known();
  if (architecture == nullptr || package.native_libraries.empty()) return;
  if (serves_several(package, *architecture)) return;
  const NativeLibrary& first = package.native_libraries.front();
  report
      .find(function.architecture, "`{}` runs on {}, but `{}`{} in its package {} compiled for {}",
            function.name, *architecture, first.path, others(package.native_libraries.size() - 1),
            package.native_libraries.size() == 1 ? "is" : "are", first.machine)
      .fails(
          "Runtime.ImportModuleError or \"invalid ELF header\" when the library is loaded, at "
          "every cold start")
      .note(package.path, "the package, which is uploaded as it is")
      .advise("install the dependencies for {}, or set Architectures to [{}]", *architecture,
              first.machine);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const LocalFile* package : local_packages_of(function, deployment)) {
      judge(function, *package, report);
    }
  }
}

}  // namespace

extern constinit const Check architecture_mismatch = declare({
    .id = "architecture-mismatch",
    .severity = Severity::error,
    .summary = "package holds libraries that were compiled for the other architecture",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "foundation-arch.html",
                  .says = "arm64 and x86_64; native code must be built for the function's "
                          "architecture"}},
    .run = run,
});

}  // namespace plimsoll
