#include "model/deadline.h"

#include <algorithm>

#include "model/patience.h"

namespace plimsoll {

std::optional<Deadline> deadline_of(const Function& function) {
  const int* timeout_s = function.timeout_s.known();
  if (!timeout_s) return std::nullopt;
  const std::vector<const Invocation*> callers = impatient_callers(function);
  const auto first =
      std::ranges::find_if(callers, [](const Invocation* caller) { return !caller->task; });
  if (first == callers.end()) return Deadline{double(*timeout_s), function, nullptr};
  return Deadline{*(*first)->limit_ms.known() / 1000.0, function, *first};
}

}  // namespace plimsoll
