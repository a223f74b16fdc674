// JSON that a template holds as one string: a state machine's DefinitionString, a RedrivePolicy.
//
// In: a literal, or a text with holes (Fn::Sub, Fn::Join). Out: what it says, as a Value; a hole is
// a hole, inside a string or in place of a value. Everything in it has the place of the string.
// Refuses: what is no JSON, and nesting beyond a limit; then the result is absent.
#pragma once

#include "resource/value.h"

namespace plimsoll {

Value parse_json_text(const Value& text);

}  // namespace plimsoll
