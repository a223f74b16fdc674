#include "facts/resource_types.h"

#include <algorithm>
#include <span>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

struct ShapeRow {
  ShapeKind kind;
  // A list or map: the shape of its elements. A structure: that structure. Otherwise where its
  // values (texts) or alternatives (shapes) begin in list_rows.
  std::uint16_t first;
  std::uint16_t count;
};

struct PropertyRow {
  std::uint16_t name;  // a text
  std::uint16_t shape;
  bool required;
  bool read_only;
};

struct StructureRow {
  std::uint16_t first;  // of its rows in property_rows
  std::uint16_t count;
};

struct ResourceTypeRow {
  std::uint16_t name;  // a text
  std::uint16_t shape;
};

#include "facts/resource_types.inc"

static_assert(package_version == "0.1.216", "resource_types_as_of is the day of its release");

constexpr std::string_view text_at(std::uint16_t number) {
  const std::uint32_t begin = texts_begin[number];
  return {&texts[begin], texts_begin[number + 1] - begin};
}

constexpr std::string_view type_name(const ResourceTypeRow& row) {
  return text_at(row.name);
}
constexpr std::string_view property_name(const PropertyRow& row) {
  return text_at(row.name);
}

static_assert(is_keyed(resource_type_rows, type_name));

std::span<const PropertyRow> properties_of(const ShapeRow& shape) {
  if (shape.kind != ShapeKind::structure) return {};
  const StructureRow& structure = structure_rows[shape.first];
  return std::span(property_rows).subspan(structure.first, structure.count);
}

bool lists_values(const ShapeRow& shape) {
  return shape.kind == ShapeKind::text || shape.kind == ShapeKind::integer;
}

Property to_property(const PropertyRow& row) {
  return {property_name(row), Shape(row.shape), row.required, row.read_only};
}

}  // namespace

ShapeKind Shape::kind() const {
  return shape_rows[row_].kind;
}

std::size_t Shape::allowed_count() const {
  return lists_values(shape_rows[row_]) ? shape_rows[row_].count : 0;
}

std::string_view Shape::allowed(std::size_t index) const {
  return text_at(list_rows[shape_rows[row_].first + index]);
}

bool Shape::allows(std::string_view value) const {
  const std::size_t count = allowed_count();
  for (std::size_t i = 0; i < count; ++i) {
    if (allowed(i) == value) return true;
  }
  return count == 0;
}

Shape Shape::element() const {
  return Shape(shape_rows[row_].first);
}

std::size_t Shape::alternative_count() const {
  return shape_rows[row_].kind == ShapeKind::either ? shape_rows[row_].count : 0;
}

Shape Shape::alternative(std::size_t index) const {
  return Shape(list_rows[shape_rows[row_].first + index]);
}

std::size_t Shape::property_count() const {
  return properties_of(shape_rows[row_]).size();
}

Property Shape::property(std::size_t index) const {
  return to_property(properties_of(shape_rows[row_])[index]);
}

std::optional<Property> Shape::find(std::string_view name) const {
  // A structure has some ten properties, and most lengths or first letters differ: faster than a
  // binary search.
  if (name.empty()) return std::nullopt;
  for (const PropertyRow& row : properties_of(shape_rows[row_])) {
    const std::string_view known = property_name(row);
    const bool may_be = known.size() == name.size() && known.front() == name.front();
    if (may_be && known == name) return to_property(row);
  }
  return std::nullopt;
}

std::optional<Shape> find_resource_type(std::string_view type) {
  const ResourceTypeRow* row = find_row(resource_type_rows, type, type_name);
  if (row == nullptr) return std::nullopt;
  return Shape(row->shape);
}

}  // namespace plimsoll
