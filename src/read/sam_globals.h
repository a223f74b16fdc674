// The Globals section of a SAM template: what resources of a kind have in common.
//
// In: one resource and the evaluated section. Out: its properties with the inherited ones merged in
// the way the transform does: maps merge, lists are joined (Globals first), anything else written
// in the resource wins. What is inherited keeps the span of its line in Globals; its trail leads to
// the resource. `IgnoreGlobals` of the resource is obeyed.
#pragma once

#include "resource/resource.h"

namespace plimsoll {

Value with_globals(const Resource& resource, const Value& globals);

// A string that stands in the template itself, in the resource or in Globals. The transform sees
// only these as strings: what a parameter or a mapping holds is an expression to it.
bool is_written_out(const Value& value);

}  // namespace plimsoll
