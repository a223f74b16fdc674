#include "resource/text_parts.h"

#include <string>
#include <utility>

namespace plimsoll {

using Kind = Text::Part::Kind;

Text::Part literal_part(std::string_view text) {
  Text::Part part;
  part.literal = text;
  return part;
}

Text::Part reference_part(std::string_view resource, std::string_view attribute) {
  Text::Part part;
  part.kind = Kind::reference;
  part.reference = {.resource = std::string(resource), .attribute = std::string(attribute)};
  return part;
}

Text::Part opaque_part(std::string_view identity) {
  Text::Part part;
  part.kind = Kind::opaque;
  part.opaque = {.identity = std::string(identity)};
  return part;
}

void append(Text& text, Text::Part part) {
  const bool is_literal = part.kind == Kind::literal;
  if (is_literal && part.literal.empty()) return;
  if (is_literal && !text.parts.empty() && text.parts.back().kind == Kind::literal) {
    text.parts.back().literal += part.literal;
  } else {
    text.parts.push_back(std::move(part));
  }
}

void append(Text& text, Text more) {
  for (Text::Part& part : more.parts) append(text, std::move(part));
}

void append(Text& text, std::string_view literal) {
  append(text, literal_part(literal));
}

Text literal_text(std::string_view text) {
  Text result;
  append(result, text);
  return result;
}

}  // namespace plimsoll
