#include "read/sam_names.h"

#include <memory>
#include <optional>
#include <vector>

#include "read/sam_write.h"

namespace plimsoll {

namespace {

// `Ref: Orders.Stage` and `${Orders.Stage}` read as the resource `Orders.Stage`, or as the
// attribute `Stage` of `Orders`; an attribute of the generated resource may follow.
std::optional<Reference> renamed(const Reference& reference, const OfferedNames& names) {
  if (const auto whole = names.find(reference.resource); whole != names.end()) {
    return Reference{whole->second, reference.attribute};
  }
  const std::size_t dot = reference.attribute.find('.');
  const auto found = names.find(reference.resource + "." + reference.attribute.substr(0, dot));
  if (found == names.end()) return std::nullopt;
  const bool ends = dot == std::string::npos;
  return Reference{found->second, ends ? "" : reference.attribute.substr(dot + 1)};
}

// Nothing when nothing in the value is renamed: then it is passed on as it is.
std::optional<Value> changed(const Value& value, const OfferedNames& names);

std::optional<Value> changed_text(const Value& value, const OfferedNames& names) {
  Text text = *value.as_text();
  bool any = false;
  for (Text::Part& part : text.parts) {
    if (part.kind != Text::Part::Kind::reference) continue;
    const std::optional<Reference> plain = renamed(part.reference, names);
    if (plain) part.reference = *plain;
    any = any || plain;
  }
  if (!any) return std::nullopt;
  const Value result = Value::text(std::move(text), value.span());
  const Letters* letters = value.letters();
  return letters ? result.spelled(std::make_shared<Letters>(*letters)) : result;
}

std::optional<Value> changed_list(const Value& value, const OfferedNames& names) {
  std::optional<std::vector<Value>> items;
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    std::optional<Value> item = changed(value.items()[i], names);
    if (!item) continue;
    if (!items) items.emplace(value.items().begin(), value.items().end());
    (*items)[i] = std::move(*item);
  }
  return items ? std::optional(Value::list(std::move(*items), value.span())) : std::nullopt;
}

std::optional<Value> changed_map(const Value& value, const OfferedNames& names) {
  std::optional<std::vector<Entry>> entries;
  for (std::size_t i = 0; i < value.entries().size(); ++i) {
    std::optional<Value> content = changed(value.entries()[i].value, names);
    if (!content) continue;
    if (!entries) entries.emplace(value.entries().begin(), value.entries().end());
    (*entries)[i].value = std::move(*content);
  }
  if (!entries) return std::nullopt;
  return Value::map(std::move(*entries), value.span(), value.is_open());
}

std::optional<Value> changed(const Value& value, const OfferedNames& names) {
  std::optional<Value> result;
  if (value.as_text()) result = changed_text(value, names);
  if (value.is_list()) result = changed_list(value, names);
  if (value.is_map()) result = changed_map(value, names);
  if (const Reference* reference = value.as_reference()) {
    const std::optional<Reference> plain = renamed(*reference, names);
    if (plain) result = Value::reference(*plain, value.span());
  }
  return result ? std::optional(with_trail(*result, value.trail())) : std::nullopt;
}

}  // namespace

Value with_names(const Value& value, const OfferedNames& names) {
  if (names.empty()) return value;
  return changed(value, names).value_or(value);
}

}  // namespace plimsoll
