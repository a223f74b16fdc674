// Functions that call themselves again after a failure: retries without a loop.
//
//   const save = (n) => client.send(put).catch((error) => {
//     if (n > 4) throw error
//     return sleep(500).then(() => save(n + 1))
//   })
//
// In: a function, and which expressions mean it. Out: the catches in which it calls itself, in
// whichever way they are written, and whether what is written there could end that. Follows no
// call.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "code/program.h"

namespace plimsoll::code {

struct Recursion {
  // Where each begins: a `catch`, or what is given to `.catch`.
  std::set<std::uint32_t> catches;
  std::vector<std::string_view> changed;  // parameters that have another value the next time
  bool endless = false;                   // only a success ends it, as far as it is written there
  bool polls = false;                     // it calls itself where nothing failed, too
};

// Nothing of a function that does not call itself in a catch.
using Means = std::function<bool(ExpressionId)>;
std::optional<Recursion> recursion_in(const Module& module, const Function& function,
                                      const Means& is_itself);

// What a call gives to a promise to be called when that fails; null where it is no such call.
const ExpressionId* given_to_catch(const Module& module, const Call& call);

}  // namespace plimsoll::code
