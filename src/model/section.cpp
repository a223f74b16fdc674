#include "model/section.h"

#include <limits>

namespace plimsoll {

Setting<int> integer_setting(const Value& value, const Place& owner) {
  if (!value) return Setting<int>::absent(owner);
  const auto number = value.as_int();
  if (!number || *number > std::numeric_limits<int>::max() ||
      *number < std::numeric_limits<int>::min()) {
    return Setting<int>::opaque(value);
  }
  return Setting<int>::written(static_cast<int>(*number), value);
}

Setting<bool> boolean_setting(const Value& value, const Place& owner) {
  if (!value) return Setting<bool>::absent(owner);
  const auto flag = value.as_bool();
  return flag ? Setting<bool>::written(*flag, value) : Setting<bool>::opaque(value);
}

Setting<std::string> string_setting(const Value& value, const Place& owner) {
  if (!value) return Setting<std::string>::absent(owner);
  const std::string* text = value.as_string();
  return text ? Setting<std::string>::written(*text, value) : Setting<std::string>::opaque(value);
}

}  // namespace plimsoll
