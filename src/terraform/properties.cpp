#include "terraform/properties.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/resource_types.h"
#include "resource/json_text.h"
#include "text/lower_case.h"

namespace plimsoll::terraform {

namespace {

// Arguments of every resource, which are no properties: of Terraform, and of its provider.
constexpr std::string_view arguments_of_all[] = {"id", "region", "tags", "tags_all", "timeouts"};

// Whether "kms_key_id" and "KMSKeyId" are one name.
bool agree(std::string_view attribute, std::string_view property) {
  std::size_t next = 0;
  for (const char letter : attribute) {
    if (letter == '_') continue;
    if (next == property.size() || lower_case(property[next]) != letter) return false;
    ++next;
  }
  return next == property.size();
}

// Of alternatives the structure, or the list of them.
std::optional<Shape> settled(std::optional<Shape> shape) {
  if (!shape || shape->kind() != ShapeKind::either) return shape;
  for (std::size_t i = 0; i < shape->alternative_count(); ++i) {
    const Shape alternative = shape->alternative(i);
    const ShapeKind kind = alternative.kind();
    if (kind == ShapeKind::structure || kind == ShapeKind::list) return alternative;
  }
  return std::nullopt;
}

std::string property_name(std::string_view attribute, const std::optional<Shape>& structure) {
  std::string name = capitalised(attribute);
  if (!structure || structure->find(name)) return name;
  for (std::size_t i = 0; i < structure->property_count(); ++i) {
    const Property property = structure->property(i);
    if (!property.read_only && agree(attribute, property.name)) return std::string(property.name);
  }
  return name;
}

// The shape at "Code.S3Bucket".
std::optional<Shape> shape_at(std::optional<Shape> shape, std::string_view path) {
  while (shape && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    if (shape->kind() != ShapeKind::structure) return std::nullopt;
    const auto property = shape->find(path.substr(0, dot));
    if (!property) return std::nullopt;
    shape = settled(property->shape);
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return shape;
}

Entry* entry_called(std::vector<Entry>& entries, std::string_view key) {
  const auto found = std::ranges::find(entries, key, &Entry::key);
  return found == entries.end() ? nullptr : &*found;
}

void put(std::vector<Entry>& entries, std::string_view path, Span key_span, Value value) {
  const std::size_t dot = path.find('.');
  const std::string key(path.substr(0, dot));
  Entry* existing = entry_called(entries, key);
  if (dot != std::string_view::npos) {
    std::vector<Entry> inner;
    if (existing) inner.assign(existing->value.entries().begin(), existing->value.entries().end());
    put(inner, path.substr(dot + 1), key_span, std::move(value));
    const Span span = existing ? existing->value.span() : key_span;
    value = Value::map(std::move(inner), span);
  }
  if (existing) {
    existing->value = std::move(value);
  } else {
    entries.push_back({key, key_span, std::move(value)});
  }
}

Value as_pairs(const Value& map) {
  if (!map.is_map()) return map;
  std::vector<Value> pairs;
  for (const Entry& entry : map.entries()) {
    const Value name = Value::scalar(entry.key, entry.key_span, true);
    std::vector<Entry> pair = {{"Name", entry.key_span, name},
                               {"Value", entry.key_span, entry.value}};
    pairs.push_back(Value::map(std::move(pair), entry.key_span));
  }
  return Value::list(std::move(pairs), map.span());
}

class Converter {
 public:
  explicit Converter(std::string_view provider_type) : provider_type_(provider_type) {}

  // `path` is that of the block in the provider's terms, with a dot at its end; empty at the top.
  Value block(const Value& written, const std::string& path, std::optional<Shape> shape) const {
    shape = settled(shape);
    if (shape && shape->kind() != ShapeKind::structure) shape.reset();
    std::vector<Entry> entries;
    for (const Entry& entry : written.entries()) {
      if (!entry.value || (path.empty() && is_of_all(entry.key))) continue;
      add(entry, path, shape, entries);
    }
    return Value::map(std::move(entries), written.span(), written.is_open());
  }

 private:
  static bool is_of_all(std::string_view key) {
    return std::ranges::find(arguments_of_all, key) != std::end(arguments_of_all);
  }

  void add(const Entry& entry, const std::string& path, const std::optional<Shape>& shape,
           std::vector<Entry>& entries) const {
    const std::string attribute = path + entry.key;
    const TerraformAttribute* row = find_terraform_attribute(provider_type_, attribute);
    const TerraformForm form = row ? row->form : TerraformForm::same;
    if (form == TerraformForm::dropped) return;
    const std::string property = row ? std::string(row->property) : property_name(entry.key, shape);
    Value value = formed(entry.value, attribute, form, shape_at(shape, property));
    if (value) put(entries, property, entry.key_span, std::move(value));
  }

  Value formed(const Value& written, const std::string& attribute, TerraformForm form,
               const std::optional<Shape>& shape) const {
    if (form == TerraformForm::pairs) return as_pairs(written);
    if (form == TerraformForm::json) return structured(written);
    const Value value = shaped(written, attribute, shape);
    const bool alone = form == TerraformForm::listed && !value.is_list();
    return alone ? Value::list({value}, value.span()) : value;
  }

  Value shaped(const Value& value, const std::string& attribute,
               const std::optional<Shape>& shape) const {
    if (!shape) return value;
    if (shape->kind() == ShapeKind::structure) return structure(value, attribute, *shape);
    if (shape->kind() == ShapeKind::list) return list(value, attribute, *shape);
    return value;
  }

  // A block of which there can be one: a list of it where it comes from a file.
  Value structure(const Value& value, const std::string& attribute, Shape shape) const {
    if (value.is_list()) {
      return value.items().empty() ? Value() : structure(value.items().front(), attribute, shape);
    }
    return value.is_map() ? block(value, attribute + ".", shape) : value;
  }

  Value list(const Value& value, const std::string& attribute, Shape shape) const {
    const std::optional<Shape> element = settled(shape.element());
    if (!element || element->kind() != ShapeKind::structure) return value;
    if (value.is_map()) return Value::list({block(value, attribute + ".", element)}, value.span());
    if (!value.is_list()) return value;
    std::vector<Value> items;
    for (const Value& item : value.items()) {
      items.push_back(item.is_map() ? block(item, attribute + ".", element) : item);
    }
    return Value::list(std::move(items), value.span());
  }

  std::string_view provider_type_;
};

}  // namespace

std::string capitalised(std::string_view attribute) {
  std::string name;
  bool begins = true;
  for (const char letter : attribute) {
    if (letter != '_') {
      name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
    }
    begins = letter == '_';
  }
  return name;
}

Value structured(const Value& value) {
  if (!value || value.is_map() || value.is_list() || value.is_opaque()) return value;
  const Value parsed = parse_json_text(value);
  return parsed ? parsed : Value::opaque("", value.span());
}

Value property_at(const Value& properties, std::string_view path) {
  const std::size_t dot = path.find('.');
  const Value value = properties[path.substr(0, dot)];
  return dot == std::string_view::npos ? value : property_at(value, path.substr(dot + 1));
}

Value with_property(const Value& properties, std::string_view path, Span key_span, Value value) {
  std::vector<Entry> entries(properties.entries().begin(), properties.entries().end());
  put(entries, path, key_span, std::move(value));
  return Value::map(std::move(entries), properties.span(), properties.is_open());
}

Value part_of(std::string_view provider_type, const Value& attributes, std::string_view type,
              std::string_view path) {
  std::optional<Shape> shape = shape_at(find_resource_type(type), path);
  if (shape && shape->kind() == ShapeKind::list) shape = shape->element();
  return Converter(provider_type).block(attributes, "", shape);
}

Value properties_of(const TerraformType& type, const Value& attributes) {
  return Converter(type.provider_type).block(attributes, "", find_resource_type(type.type));
}

}  // namespace plimsoll::terraform
