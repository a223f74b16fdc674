// Whether a text is meant as JSON, as far as its beginning tells.
#pragma once

#include <string_view>

namespace plimsoll {

inline bool begins_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace plimsoll
