#include "model/managed_runtime.h"

namespace plimsoll {

const Runtime* managed_runtime(const Function& function) {
  const std::string* package = function.package_type.known();
  const std::string* id = function.runtime.known();
  if (!package || *package != "Zip" || !id) return nullptr;
  const Runtime* runtime = find_runtime(*id);
  return runtime && runtime->managed ? runtime : nullptr;
}

}  // namespace plimsoll
