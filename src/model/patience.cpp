#include "model/patience.h"

#include <algorithm>

#include "model/api.h"

namespace plimsoll {

namespace {

bool is_disconnect(const Invocation& caller) {
  if (!caller.route || caller.caller != "apigw-websocket") return false;
  const std::string* key = caller.route->path.known();
  return key && *key == "$disconnect";
}

}  // namespace

std::vector<const Invocation*> impatient_callers(const Function& function) {
  std::vector<const Invocation*> impatient;
  const int* timeout_s = function.timeout_s.known();
  if (!timeout_s) return impatient;
  for (const Invocation* caller : function.callers) {
    const int* limit_ms = caller->limit_ms.known();
    if (caller->disabled || caller->mode == Mode::asynchronous) continue;
    const bool waits = limit_ms && !is_disconnect(*caller);
    if (waits && *limit_ms < 1000 * *timeout_s) impatient.push_back(caller);
  }
  std::ranges::stable_sort(impatient, {},
                           [](const Invocation* caller) { return *caller->limit_ms.known(); });
  return impatient;
}

}  // namespace plimsoll
