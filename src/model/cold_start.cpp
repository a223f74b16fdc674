#include "model/cold_start.h"

#include <algorithm>

#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

template <class Versions>
bool any_provisioned(const Versions& versions) {
  return std::any_of(versions.begin(), versions.end(), [](const auto* version) {
    return !version->provisioned_concurrency.is_absent();
  });
}

}  // namespace

const Runtime* just_in_time_runtime(const Function& function) {
  const Runtime* runtime = managed_runtime(function);
  if (!runtime) return nullptr;
  if (runtime->language == Language::java) return runtime;
  const std::string* handler = function.handler.known();
  const bool names_method = handler && handler->find("::") != std::string::npos;
  return runtime->language == Language::dotnet && names_method ? runtime : nullptr;
}

bool may_be_started_ahead(const Function& function) {
  const std::string* snap_start = function.snap_start.known();
  if (!snap_start || *snap_start != "None") return true;
  return any_provisioned(function.aliases) || any_provisioned(function.versions);
}

}  // namespace plimsoll
