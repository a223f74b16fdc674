// What runs from a handler on: the code that is run when its type is loaded, the routine itself,
// and what they call inside the package.
//
// In: where the handler leads. Out: what all that reads of the environment, each read once, with
// the circumstance in which the handler comes to it. A call whose type is not one of the package's
// is not followed.
#pragma once

#include "code/facts.h"
#include "code/source_files.h"
#include "outline/languages.h"

namespace plimsoll::outline {

code::CodeFacts reach(const Entry& entry, const code::SourceFiles& sources);

}  // namespace plimsoll::outline
