// Comparing ARNs whose parts are not all known.
#pragma once

#include "model/answer.h"
#include "resource/value.h"

namespace plimsoll {

// Whether a pattern (`*` any run of characters, `?` any one) covers a text. Both may have holes;
// both are spelled out (Names::spelled_out).
//   yes: whatever the holes turn out to be. Equal holes are equal, and `*` covers a hole.
//   no: literal parts contradict each other, or two different resources meet.
//   unknown: it depends on a hole.
Answer arn_matches(const Text& pattern, const Text& text);

// Whether two texts are the same, by the same rules but without wildcards.
Answer arn_equals(const Text& left, const Text& right);

}  // namespace plimsoll
