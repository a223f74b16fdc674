#include "model/managed_runtime.h"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

namespace plimsoll {

namespace {

// Up to nodejs16.x AWS put version 2 of its SDK into these runtimes, and version 3 into later ones.
bool brings_sdk_2(std::string_view nodejs) {
  constexpr int first_with_sdk_3 = 18;
  const std::string_view version = nodejs.substr(std::string_view("nodejs").size());
  int major = 0;  // the first one was called `nodejs` alone
  std::from_chars(version.data(), version.data() + version.size(), major);
  return major < first_with_sdk_3;
}

// Sources: lambda-golang.html and nodejs-handler.html of the Lambda Developer Guide.
std::string_view what_changes(const Runtime& runtime) {
  if (runtime.id == "go1.x") return ", with the program built as `bootstrap`";
  if (runtime.language != Language::nodejs || runtime.successor != "nodejs24.x") return "";
  if (brings_sdk_2(runtime.id)) {
    return ", which brings version 3 of the AWS SDK only, and gives handlers no callback";
  }
  return ", which gives handlers no callback";
}

}  // namespace

const Runtime* managed_runtime(const Function& function) {
  const std::string* package = function.package_type.known();
  const std::string* id = function.runtime.known();
  if (!package || *package != "Zip" || !id) return nullptr;
  const Runtime* runtime = find_runtime(*id);
  return runtime && runtime->managed ? runtime : nullptr;
}

std::string successor_of(const Runtime& runtime) {
  return fmt::format("runtime `{}`{}", runtime.successor, what_changes(runtime));
}

}  // namespace plimsoll
