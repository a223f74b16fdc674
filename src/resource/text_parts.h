// Putting texts together part by part, with adjacent literals joined.
#pragma once

#include <string_view>

#include "resource/value.h"

namespace plimsoll {

Text::Part literal_part(std::string_view text);
Text::Part reference_part(std::string_view resource, std::string_view attribute);
Text::Part opaque_part(std::string_view identity);  // empty: like no other

void append(Text& text, Text::Part part);
void append(Text& text, Text more);
void append(Text& text, std::string_view literal);

Text literal_text(std::string_view text);

}  // namespace plimsoll
