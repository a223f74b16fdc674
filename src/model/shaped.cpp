#include "model/shaped.h"

#include <unordered_set>

#include <fmt/format.h>

namespace plimsoll {

namespace {

using Visitor = std::function<void(const Shaped&)>;

bool fits(const Value& value, ShapeKind kind) {
  switch (kind) {
    case ShapeKind::json:
      return true;
    case ShapeKind::list:
      return value.is_list();
    case ShapeKind::map:
    case ShapeKind::structure:
      return value.is_map();
    default:
      return !value.is_list() && !value.is_map();
  }
}

bool accepts(const Value& value, Shape shape) {
  if (!fits(value, shape.kind())) return false;
  const std::string* text = value.as_string();
  if (text == nullptr) return true;
  switch (shape.kind()) {
    case ShapeKind::boolean:
      return value.as_bool().has_value();
    case ShapeKind::integer:
    case ShapeKind::number:
      return value.as_number().has_value();
    default:
      return shape.allows(*text);
  }
}

Shape chosen(const Value& value, Shape shape) {
  if (shape.kind() != ShapeKind::either) return shape;
  Shape best = shape.alternative(0);
  for (std::size_t i = 0; i < shape.alternative_count(); ++i) {
    const Shape alternative = shape.alternative(i);
    if (alternative.kind() == ShapeKind::json) return alternative;
    if (!accepts(value, best) && accepts(value, alternative)) best = alternative;
  }
  return best;
}

void descend(const Shaped& shaped, const Visitor& visitor);

void visit(const Shaped& parent, const Value& value, Shape shape, Span key, std::string_view name,
           const Visitor& visitor) {
  if (value.is_absent()) return;
  descend({parent.resource, value, chosen(value, shape), key, parent.by_sam, &parent, name},
          visitor);
}

void visit_items(const Shaped& list, const Visitor& visitor) {
  for (const Value& item : list.value.items()) {
    const Span key = item.entries().empty() ? item.span() : item.entries().front().key_span;
    visit(list, item, list.shape.element(), key, {}, visitor);
  }
}

void visit_entries(const Shaped& map, const Visitor& visitor) {
  for (const Entry& entry : map.value.entries()) {
    if (map.shape.kind() == ShapeKind::map) {
      visit(map, entry.value, map.shape.element(), entry.key_span, entry.key, visitor);
    } else if (const auto property = map.shape.find(entry.key)) {
      visit(map, entry.value, property->shape, entry.key_span, entry.key, visitor);
    }
  }
}

void descend(const Shaped& shaped, const Visitor& visitor) {
  visitor(shaped);
  switch (shaped.shape.kind()) {
    case ShapeKind::list:
      return visit_items(shaped, visitor);
    case ShapeKind::map:
    case ShapeKind::structure:
      return visit_entries(shaped, visitor);
    default:
      return;
  }
}

}  // namespace

std::string Shaped::path() const {
  if (parent == nullptr) return {};
  std::string above = parent->path();
  if (name.empty()) return above;
  if (!above.empty()) above += '.';
  return above.append(name);
}

void visit_shaped(const Deployment& deployment, const Visitor& visitor) {
  if (deployment.resources.written_in != Vocabulary::cloudformation) return;
  std::unordered_set<std::string_view> lowered;
  for (const Resource& resource : deployment.resources.serverless) lowered.insert(resource.id);
  for (const Resource& resource : deployment.resources.all) {
    const auto shape = find_resource_type(resource.type);
    if (!shape) continue;
    const bool by_sam = !resource.generated_by.empty() || lowered.contains(resource.id);
    descend({resource, resource.properties, *shape, resource.span, by_sam, nullptr, {}}, visitor);
  }
}

std::string place_name(const Shaped& shaped, std::string_view property) {
  std::string path = shaped.path();
  if (!path.empty() && !property.empty()) path += '.';
  path += property;
  if (path.empty()) return fmt::format("`{}`", shaped.resource.type);
  return fmt::format("`{}` of `{}`", path, shaped.resource.type);
}

}  // namespace plimsoll
