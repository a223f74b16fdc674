// Dynamic references, `{{resolve:ssm:/orders/table}}`: filled in by CloudFormation when it deploys.
#pragma once

#include <string>
#include <string_view>

#include "resource/value.h"

namespace plimsoll {

bool has_dynamic_reference(std::string_view text);

// The text with each dynamic reference as an opaque part of its own name.
Value resolve_later(std::string_view text, Span span);

// The same for a text that is already made of parts: a dynamic reference may be put together of
// literals and holes, and is then named by both.
Text with_dynamic_references(Text text);

}  // namespace plimsoll
