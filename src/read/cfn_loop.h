// Fn::ForEach: `Fn::ForEach::Topics: [Name, [a, b], {"Topic${Name}": …}]`.
//
// In: a loop as written. Out: each entry it makes, with the binding under which it is to be read;
// nothing is copied. Refuses: a collection that is not known offline.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "read/cfn_evaluate.h"

namespace plimsoll {

bool is_loop(Node entry);

// Visits what one loop makes; entries may be loops themselves. False when not all of it is known.
bool each_in_loop(Evaluator& evaluator, Node loop,
                  const std::function<void(Node, const Binding*)>& visit);

// Visits the entries of a section with all loops unrolled. False as above.
bool each_entry(Evaluator& evaluator, Node section,
                const std::function<void(Node, const Binding*)>& visit);

// `${Name}` replaced by what it stands for, `&{Name}` by its letters and digits alone.
std::string fill_bindings(std::string_view text, const Binding* bindings);

}  // namespace plimsoll
