#include "code/shape.h"

#include <algorithm>

namespace plimsoll::code {

std::optional<std::string> TextShape::literal() const {
  std::string text;
  for (const TextPart& part : parts) {
    if (part.kind != TextPart::Kind::literal) return std::nullopt;
    text += part.text;
  }
  return text;
}

std::optional<std::string> TextShape::environment() const {
  if (parts.size() != 1 || parts[0].kind != TextPart::Kind::environment) return std::nullopt;
  return parts[0].text;
}

const MemberShape* ObjectShape::find(std::string_view name) const {
  const auto found = std::find_if(members.rbegin(), members.rend(),
                                  [name](const MemberShape& each) { return each.name == name; });
  return found == members.rend() ? nullptr : &*found;
}

}  // namespace plimsoll::code
