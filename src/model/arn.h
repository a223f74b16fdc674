// Comparing ARNs whose parts are not all known.
#pragma once

#include <string>
#include <string_view>

#include "model/answer.h"
#include "resource/value.h"

namespace plimsoll {

// The identity of a hole for something between two separators (`:` or `/`) that nobody knows: the
// stage of an API, a path parameter. It equals no other, and has no separator in it.
inline constexpr std::string_view one_segment = "one segment";

// Whether a pattern (`*` any run of characters, `?` any one) covers a text. Both may have holes;
// both are spelled out (Names::spelled_out).
//   yes: whatever the holes turn out to be. Equal holes are equal, and `*` covers a hole.
//   no: literal parts contradict each other, or two different resources meet.
//   unknown: it depends on a hole.
Answer arn_matches(const Text& pattern, const Text& text);

// The service of an ARN ("firehose"); empty when it is not known, or the text is no ARN.
std::string arn_service(const Text& arn);

// Whether two texts are the same, by the same rules but without wildcards.
Answer arn_equals(const Text& left, const Text& right);

}  // namespace plimsoll
