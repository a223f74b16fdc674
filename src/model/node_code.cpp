#include "model/node_code.h"

#include <cstdlib>
#include <string_view>

#include "code/function_code.h"

namespace plimsoll {

std::optional<int> node_version(const Function& function) {
  constexpr std::string_view family = "nodejs";
  const std::string* runtime = function.runtime.known();
  if (runtime == nullptr || !runtime->starts_with(family)) return std::nullopt;
  const int version = std::atoi(runtime->c_str() + family.size());
  return version > 0 ? std::optional(version) : std::nullopt;
}

bool is_bundled(const Function& function) {
  const HandlerPackage* package = function.handler_code.package;
  const std::string* method = function.resource->attributes["Metadata"]["BuildMethod"].as_string();
  return (package != nullptr && !package->entry_points.empty()) ||
         (method != nullptr && *method == "esbuild");
}

}  // namespace plimsoll
