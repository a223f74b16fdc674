#include "read/plain.h"

#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

namespace {

Value plain_list(Node node) {
  std::vector<Value> items;
  for (const Node& item : node.children()) items.push_back(plain_value(item));
  return Value::list(std::move(items), node.span());
}

Value plain_map(Node node) {
  std::vector<Entry> entries;
  for (const Node& entry : node.children()) {
    entries.push_back({std::string(entry.key()), entry.key_span(), plain_value(entry)});
  }
  return Value::map(std::move(entries), node.span());
}

}  // namespace

Written written(Node scalar) {
  Written result{std::string(scalar.text()), scalar.span(), scalar.style() != ScalarStyle::plain};
  if (result.quoted) return result;
  if (result.text == "True" || result.text == "TRUE") result.text = "true";
  if (result.text == "False" || result.text == "FALSE") result.text = "false";
  return result;
}

Value plain_value(Node node) {
  if (!node) return {};
  switch (node.kind()) {
    case NodeKind::sequence:
      return plain_list(node);
    case NodeKind::mapping:
      return plain_map(node);
    case NodeKind::scalar:
      return Value::scalar(std::string(node.text()), node.span(),
                           node.style() != ScalarStyle::plain);
    case NodeKind::null:
    case NodeKind::alias:
      break;
  }
  return {};
}

}  // namespace plimsoll
