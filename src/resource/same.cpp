// When two values mean the same, wherever they are written.
#include <algorithm>

#include "resource/value.h"

namespace plimsoll {

namespace {

bool same(const Opaque& left, const Opaque& right) {
  return !left.identity.empty() && left.identity == right.identity;
}

bool same(const Text::Part& left, const Text::Part& right) {
  if (left.kind != right.kind) return false;
  return left.kind == Text::Part::Kind::opaque ? same(left.opaque, right.opaque) : left == right;
}

bool same(const Text& left, const Text& right) {
  return std::equal(left.parts.begin(), left.parts.end(), right.parts.begin(), right.parts.end(),
                    [](const auto& one, const auto& other) { return same(one, other); });
}

bool same_items(const Value& left, const Value& right) {
  const auto one = left.items();
  const auto other = right.items();
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Value& a, const Value& b) { return plimsoll::same(a, b); });
}

// Order does not matter in a map, but most maps that are the same are written in the same order.
bool same_entries(const Value& left, const Value& right) {
  const auto one = left.entries();
  const auto other = right.entries();
  if (one.size() != other.size() || left.is_open() || right.is_open()) return false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const Entry* twin = other[i].key == one[i].key ? &other[i] : right.find(one[i].key);
    if (!twin || !plimsoll::same(one[i].value, twin->value)) return false;
  }
  return true;
}

}  // namespace

bool same(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Value::Kind::absent:
      return true;
    case Value::Kind::scalar:
      return *left.as_string() == *right.as_string();
    case Value::Kind::list:
      return same_items(left, right);
    case Value::Kind::map:
      return same_entries(left, right);
    case Value::Kind::text:
      return same(*left.as_text(), *right.as_text());
    case Value::Kind::reference:
      return *left.as_reference() == *right.as_reference();
    case Value::Kind::opaque:
      return same(*left.as_opaque(), *right.as_opaque());
  }
  return false;
}

}  // namespace plimsoll
