// What a routine of C# does, as far as its outline goes: what it reads of the environment, what it
// does with that, and whom it calls.
//
// In: the concrete syntax of a body, and what the names around it mean. Out: the reads, uses and
// calls of a Routine. Does not look into types that are declared inside.
#pragma once

#include "outline/names.h"
#include "outline/outline.h"
#include "syntax/syntax.h"

namespace plimsoll::outline {

void read_csharp_body(syntax::Node body, const Names& names, Routine& routine);

}  // namespace plimsoll::outline
