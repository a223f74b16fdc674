// What a remote call does that must not be done twice for one event.
//
// In: a call of a function's code. Out: what it does, in words ("sends a mail"); empty for all that
// does no harm when it is repeated, that has a key or condition against it, or that is not known.
#pragma once

#include <string_view>

#include "code/facts.h"

namespace plimsoll {

std::string_view lasting_effect(const code::CodeFacts& facts, const code::RemoteCall& call);

}  // namespace plimsoll
