#include "read/cfn_intrinsics.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace plimsoll {

namespace {

struct Intrinsic {
  std::string_view name;
  Value (*apply)(Evaluator&, const Call&);
};

// What stands only in conditions comes to nothing here: a truth is no value of a property.
Value undecidable(Evaluator&, const Call& call) {
  return Value::opaque("", call.span);
}

constexpr std::array intrinsics{
    Intrinsic{"Ref", ref},
    Intrinsic{"Fn::GetAtt", get_att},
    Intrinsic{"Fn::Sub", sub},
    Intrinsic{"Fn::Join", join},
    Intrinsic{"Fn::If", choose},
    Intrinsic{"Fn::Select", select},
    Intrinsic{"Fn::Split", split},
    Intrinsic{"Fn::FindInMap", find_in_map},
    Intrinsic{"Fn::ImportValue", import_value},
    Intrinsic{"Fn::GetAZs", get_azs},
    Intrinsic{"Fn::Cidr", cidr},
    Intrinsic{"Fn::Base64", base64},
    Intrinsic{"Fn::Length", length},
    Intrinsic{"Fn::ToJsonString", to_json_string},
    Intrinsic{"Fn::Transform", transform},
    Intrinsic{"Fn::And", undecidable},
    Intrinsic{"Fn::Or", undecidable},
    Intrinsic{"Fn::Not", undecidable},
    Intrinsic{"Fn::Equals", undecidable},
    Intrinsic{"Condition", undecidable},
};

// "Fn::Sub" → "Sub", as it stands in a tag.
std::string_view short_name(std::string_view name) {
  return name.starts_with("Fn::") ? name.substr(4) : name;
}

bool has_anonymous(const Text& text) {
  return std::any_of(text.parts.begin(), text.parts.end(), [](const Text::Part& part) {
    return part.kind == Text::Part::Kind::opaque && part.opaque.identity.empty();
  });
}

bool has_anonymous(const Value& value) {
  if (const Opaque* opaque = value.as_opaque()) return opaque->identity.empty();
  if (const Text* text = value.as_text()) return has_anonymous(*text);
  const auto items = value.items();
  const auto entries = value.entries();
  return value.is_open() ||
         std::any_of(items.begin(), items.end(), [](const Value& v) { return has_anonymous(v); }) ||
         std::any_of(entries.begin(), entries.end(),
                     [](const Entry& entry) { return has_anonymous(entry.value); });
}

}  // namespace

std::string_view intrinsic_of_tag(std::string_view tag) {
  if (!tag.starts_with('!')) return {};
  tag.remove_prefix(1);
  const auto found =
      std::find_if(intrinsics.begin(), intrinsics.end(),
                   [tag](const Intrinsic& one) { return short_name(one.name) == tag; });
  return found == intrinsics.end() ? std::string_view() : found->name;
}

Value apply(Evaluator& evaluator, const Call& call) {
  const auto found = std::find_if(intrinsics.begin(), intrinsics.end(),
                                  [&call](const auto& one) { return one.name == call.name; });
  if (found == intrinsics.end()) return Value::opaque("", call.span);
  return found->apply(evaluator, call);
}

Value derived(std::string_view how, const Value& value, Span span) {
  if (!value || has_anonymous(value)) return Value::opaque("", span);
  const Opaque* opaque = value.as_opaque();
  return Value::opaque(fmt::format("{} {}", how, opaque ? opaque->identity : print(value)), span);
}

}  // namespace plimsoll
