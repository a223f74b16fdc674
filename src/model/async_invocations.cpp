#include "model/async_invocations.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace plimsoll {

namespace {

bool waits_for_word(const Invocation& caller) {
  static constexpr std::array<std::string_view, 4> waiting = {
      "codedeploy-hook", "codepipeline-action", "config-rule", "custom-resource"};
  return std::ranges::find(waiting, caller.trigger->trigger) != waiting.end();
}

AsyncInvocations& of_qualifier(const Function& function, const Qualifier& qualifier,
                               std::vector<AsyncInvocations>& all) {
  const auto known = std::ranges::find_if(all, [&](const AsyncInvocations& other) {
    return same(other.qualifier, qualifier) == Answer::yes;
  });
  if (known != all.end()) return *known;
  all.push_back({&function, qualifier, {}, async_config_of(function, qualifier)});
  return all.back();
}

}  // namespace

std::vector<AsyncInvocations> async_invocations(const Function& function) {
  std::vector<AsyncInvocations> all;
  for (const Invocation* caller : function.callers) {
    if (caller->mode != Mode::asynchronous || caller->disabled) continue;
    if (waits_for_word(*caller)) continue;
    of_qualifier(function, caller->qualifier, all).callers.push_back(caller);
  }
  return all;
}

}  // namespace plimsoll
