// What a function's role lacks of that which is wired to the function.
//
// In: a role, and rows of facts/role_needs.h. Out: a three-way answer, and where the role comes
// closest, for findings on what it lacks.
#pragma once

#include <string_view>

#include "facts/role_needs.h"
#include "model/answer.h"
#include "model/place.h"
#include "resource/value.h"

namespace plimsoll {

struct Role;
struct Statement;

// Whether the role allows the action, or one that does as well, on what the need is about: `source`
// is the ARN of that (of a bucket, a log group …), from which those of objects and log streams
// follow. On anything at all where it has no parts, or the action takes no resource.
Answer allows(const Role& role, const NeededAction& need, const Text& source);

// Whether a Deny speaks of the action: then the role lacks it on purpose.
bool denies(const Role& role, std::string_view action);

// The Resource of a statement that allows the action, but not here; else the role's key.
Place closest_grant(const Role& role, std::string_view action);

}  // namespace plimsoll
