// JSON that a template holds as one string: a state machine's DefinitionString, a RedrivePolicy.
//
// In: a literal, or a text with holes (Fn::Sub, Fn::Join). Out: what it says, as a Value; a hole is
// a hole, inside a string or in place of a value. Each value has its own place inside the string,
// where the string knows its letters (Value::letters); else the place of the string as a whole.
// Refuses: what is no JSON, and nesting beyond a limit; then the result is absent.
#pragma once

#include "resource/value.h"

namespace plimsoll {

Value parse_json_text(const Value& text);

}  // namespace plimsoll
