#include "model/schema_misfits.h"

#include <unordered_set>
#include <utility>

#include <fmt/ranges.h>

#include "model/value_form.h"
#include "model/yaml_reading.h"

namespace plimsoll {

namespace {

using Kind = SchemaMisfit::Kind;

constexpr std::size_t account_id_length = 12;

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

// Of alternatives the one that fits the form of the value; `json` when one is.
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

// An intrinsic function beside other keys: not a name that anybody took for a property.
bool is_function(std::string_view key) {
  return key == "Ref" || key.starts_with("Fn::");
}

// A local file, which `aws cloudformation package` and SAM upload, and write down where to.
bool may_be_a_file(const Value& value, const Shape& structure) {
  if (value.is_list() || value.is_map()) return false;
  return structure.find("S3Bucket") || structure.find("Bucket");
}

bool is_misread(const Value& value) {
  const Scalar* scalar = value.as_scalar();
  return scalar != nullptr && !scalar->quoted && read_as_yaml(scalar->text);
}

// The key as written; from Globals with the trail that leads to the resource.
Place key_of(const Entry& entry) {
  Place place(entry.key_span);
  place.trail = entry.value.trail();
  return place;
}

class Walk {
 public:
  // `by_sam`: SAM's transform makes the resource, or makes it of one of its own types. The names of
  // its properties are right and complete whatever the author wrote; deeper values are often
  // theirs.
  Walk(const Resource& resource, bool by_sam, std::vector<SchemaMisfit>& found)
      : resource_(resource), by_sam_(by_sam), found_(found) {}

  void properties(Shape shape) {
    if (!by_sam_) judge_structure(resource_.properties, shape, resource_.span);
    enter(resource_.properties, shape);
  }

 private:
  // `key` is the nearest one above the value, for what the value lacks.
  void value(const Value& value, Shape shape, Span key) {
    judge_form(value, shape, key);
    switch (shape.kind()) {
      case ShapeKind::text:
        if (is_misread(value)) add(Kind::misread, value, shape, value);
        return;
      case ShapeKind::json:
        return judge_account_ids(value, shape);
      case ShapeKind::structure:
        judge_structure(value, shape, key);
        return enter(value, shape);
      case ShapeKind::map:
        return enter(value, shape);
      case ShapeKind::list:
        return items(value, shape);
      default:
        return;
    }
  }

  void child(const Value& inner, Shape shape, Span key, std::string_view name) {
    if (inner.is_absent()) return;
    if (!name.empty()) names_.push_back(name);
    value(inner, chosen(inner, shape), key);
    if (!name.empty()) names_.pop_back();
  }

  void items(const Value& list, Shape shape) {
    for (const Value& item : list.items()) {
      const Span key = item.entries().empty() ? item.span() : item.entries().front().key_span;
      child(item, shape.element(), key, {});
    }
  }

  void enter(const Value& map, Shape shape) {
    for (const Entry& entry : map.entries()) {
      if (shape.kind() == ShapeKind::map) {
        child(entry.value, shape.element(), entry.key_span, entry.key);
      } else if (const auto property = shape.find(entry.key)) {
        child(entry.value, property->shape, entry.key_span, entry.key);
      }
    }
  }

  void judge_structure(const Value& map, Shape shape, Span key) {
    for (const Entry& entry : map.entries()) {
      if (!entry.value || shape.find(entry.key) || is_function(entry.key)) continue;
      add(Kind::unknown, entry.value, shape, key_of(entry), entry.key);
    }
    const bool unwritten = &map == &resource_.properties && map.is_absent();
    if (!map.is_map() && !unwritten) return;
    for (std::size_t i = 0; i < shape.property_count(); ++i) {
      const Property property = shape.property(i);
      if (!property.required || !map[property.name].is_absent()) continue;
      Place place(map);
      place.span = key;
      add(Kind::missing, {}, shape, place, property.name);
    }
  }

  void judge_form(const Value& value, Shape shape, Span key) {
    if (!contradicts(value, shape.kind())) {
      const std::string* text = value.as_string();
      if (text != nullptr && !shape.allows(*text)) add(Kind::not_allowed, value, shape, value);
      return;
    }
    if (shape.kind() == ShapeKind::structure && may_be_a_file(value, shape)) return;
    if (shape.kind() == ShapeKind::list && may_be_single(value)) return;
    Place place(value);
    if (value.is_list() || value.is_map()) place.span = key;
    add(Kind::wrong_form, value, shape, place);
  }

  // CloudFormation takes a single rule as it takes a list of them.
  bool may_be_single(const Value& value) const {
    return resource_.type == "AWS::EC2::SecurityGroup" && value.is_map();
  }

  // In a document that is free in form, texts and numbers cannot be told from each other; but what
  // has the form of an account's number is meant as one.
  void judge_account_ids(const Value& value, Shape shape) {
    const std::string* text = value.as_string();
    if (text != nullptr && text->size() == account_id_length && text->front() == '0' &&
        is_misread(value)) {
      add(Kind::misread, value, shape, value);
    }
    for (const Value& item : value.items()) judge_account_ids(item, shape);
    for (const Entry& entry : value.entries()) judge_account_ids(entry.value, shape);
  }

  void add(Kind kind, Value value, Shape shape, Place place, std::string_view property = {}) {
    found_.push_back({kind, &resource_, fmt::format("{}", fmt::join(names_, ".")), property, shape,
                      std::move(place), std::move(value)});
  }

  const Resource& resource_;
  bool by_sam_;
  std::vector<SchemaMisfit>& found_;
  std::vector<std::string_view> names_;  // of the properties that lead to where the walk is
};

}  // namespace

std::vector<SchemaMisfit> schema_misfits(const Resources& resources) {
  std::vector<SchemaMisfit> found;
  if (resources.written_in != Vocabulary::cloudformation) return found;
  std::unordered_set<std::string_view> lowered;
  for (const Resource& resource : resources.serverless) lowered.insert(resource.id);
  for (const Resource& resource : resources.all) {
    const auto shape = find_resource_type(resource.type);
    if (!shape) continue;
    const bool by_sam = !resource.generated_by.empty() || lowered.contains(resource.id);
    Walk(resource, by_sam, found).properties(*shape);
  }
  return found;
}

std::string place_name(const SchemaMisfit& misfit) {
  std::string path = misfit.path;
  if (misfit.kind == Kind::missing) {
    if (!path.empty()) path += '.';
    path += misfit.property;
  }
  if (path.empty()) return fmt::format("`{}`", misfit.resource->type);
  return fmt::format("`{}` of `{}`", path, misfit.resource->type);
}

}  // namespace plimsoll
