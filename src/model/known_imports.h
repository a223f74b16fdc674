// Which libraries are known well enough to say what code does not do.
//
// In: the imports of a function's code. Out: whether one of them may connect to something by itself
// that the facts of the code do not show. A library that nobody here knows may.
#pragma once

namespace plimsoll {

namespace code {
struct CodeFacts;
}  // namespace code

bool connects_by_unknown_libraries(const code::CodeFacts& facts);

}  // namespace plimsoll
