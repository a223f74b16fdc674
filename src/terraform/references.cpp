#include "terraform/references.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "facts/resource_types.h"
#include "facts/terraform_types.h"
#include "terraform/provider_texts.h"

namespace plimsoll::terraform {

namespace {

using Kind = Text::Part::Kind;

// An attribute that stands for another resource's attribute, and so on, ends here.
constexpr int deepest = 16;

Value retraced(Value made, const Value& from) {
  const Trail& trail = from.trail();
  for (auto step = trail.rbegin(); step != trail.rend(); ++step) made = made.via(*step);
  return made;
}

// By the rule: `arn` is Arn where the type has one, `id` is Ref.
std::optional<std::string> by_rule(std::string_view provider_type, std::string_view attribute) {
  const TerraformType* row = find_terraform_type(provider_type);
  if (!row) return std::nullopt;
  if (attribute == "id") return "";
  const auto shape = find_resource_type(row->type);
  if (attribute != "arn" || !shape) return std::nullopt;
  const auto arn = shape->find("Arn");
  return arn && arn->read_only ? std::optional<std::string>("Arn") : std::nullopt;
}

Text::Part literal(std::string_view text) {
  Text::Part part;
  part.literal = text;
  return part;
}

Text::Part part_of(Reference reference) {
  Text::Part part;
  part.kind = Kind::reference;
  part.reference = std::move(reference);
  return part;
}

// Which version `version` and `qualified_arn` mean depends on whether the function publishes.
std::optional<Value> version_of(const Instance& function, std::string_view attribute, Span span) {
  const bool wants_arn = attribute == "qualified_arn";
  if (function.is_data || function.type != "aws_lambda_function") return std::nullopt;
  if (!wants_arn && attribute != "version") return std::nullopt;
  const Value written = function.attributes["publish"];
  const auto publishes = written ? written.as_bool() : std::optional(false);
  if (!publishes) return std::nullopt;
  if (*publishes) return Value::reference({version_id(function), wants_arn ? "" : "Version"}, span);
  if (!wants_arn) return Value::scalar("$LATEST", span, true);
  return Value::text({{part_of({function.address, "Arn"}), literal(":$LATEST")}}, span);
}

// The main route table of a VPC, which nobody declares.
bool is_main_table(const Instance& instance, std::string_view attribute) {
  return instance.type == "aws_vpc" &&
         (attribute == "main_route_table_id" || attribute == "default_route_table_id");
}

// A text in which holes are filled, with the places of its letters. What a hole is filled with
// stands where the hole is written.
class Filled {
 public:
  explicit Filled(const Letters* letters) : letters_(letters) {}

  void keep(const Text::Part& literal) {
    for (std::size_t i = 0; letters_ && i < literal.literal.size(); ++i) {
      if (next_ < letters_->ranges.size()) ranges_.push_back(letters_->ranges[next_++]);
    }
    text_.parts.push_back(literal);
  }

  void fill(const Text& with) {
    for (const Text::Part& part : with.parts) {
      const bool written = letters_ && part.kind == Kind::literal;
      if (written) ranges_.insert(ranges_.end(), part.literal.size(), hole());
      text_.parts.push_back(part);
    }
  }

  Value take(Span span) {
    Value made = Value::text(std::move(text_), span);
    if (!letters_) return made;
    return made.spelled(std::make_shared<Letters>(Letters{letters_->file, std::move(ranges_)}));
  }

 private:
  Letters::Range hole() const {
    const auto& all = letters_->ranges;
    const std::uint32_t begin = next_ == 0 || all.empty() ? 0 : all[next_ - 1].end;
    const std::uint32_t end = next_ < all.size() ? all[next_].begin : begin;
    return {begin, end};
  }

  const Letters* letters_;
  std::size_t next_ = 0;
  std::vector<Letters::Range> ranges_;
  Text text_;
};

}  // namespace

std::string version_id(const Instance& function) {
  return function.address + ".version";
}

std::string main_table_id(std::string_view vpc_address) {
  return std::string(vpc_address) + ".main_route_table";
}

References::References(const Deployment& deployment) {
  by_address_.reserve(deployment.instances.size());
  for (const Instance& instance : deployment.instances) {
    by_address_.emplace(instance.address, &instance);
  }
}

const Instance* References::find(std::string_view address) const {
  const auto found = by_address_.find(address);
  return found == by_address_.end() ? nullptr : found->second;
}

Value References::lowered(const Value& value, int depth) const {
  switch (value.kind()) {
    case Value::Kind::list: {
      std::vector<Value> items;
      items.reserve(value.items().size());
      for (const Value& item : value.items()) items.push_back(lowered(item, depth));
      return retraced(Value::list(std::move(items), value.span()), value);
    }
    case Value::Kind::map: {
      std::vector<Entry> entries;
      entries.reserve(value.entries().size());
      for (const Entry& entry : value.entries()) {
        entries.push_back({entry.key, entry.key_span, lowered(entry.value, depth)});
      }
      return retraced(Value::map(std::move(entries), value.span(), value.is_open()), value);
    }
    case Value::Kind::text:
      return lowered_text(value, *value.as_text(), depth);
    case Value::Kind::reference:
      return retraced(reference(*value.as_reference(), value.span(), depth), value);
    default:
      return value;
  }
}

Value References::lowered_text(const Value& value, const Text& text, int depth) const {
  Filled filled(value.letters());
  for (const Text::Part& part : text.parts) {
    if (part.kind == Kind::literal) {
      filled.keep(part);
    } else if (part.kind == Kind::opaque) {
      filled.fill({{part}});
    } else {
      const Value other = reference(part.reference, value.span(), depth);
      // A list inside a text is no text: it is left for Terraform to refuse.
      const Text spelled = other.to_text();
      filled.fill(spelled.parts.empty() ? Value::opaque("", value.span()).to_text() : spelled);
    }
  }
  return retraced(filled.take(value.span()), value);
}

Value References::reference(const Reference& reference, Span span, int depth) const {
  const Instance* instance = find(reference.resource);
  const std::string identity = reference.resource + "." + reference.attribute;
  if (!instance || depth > deepest) return Value::opaque(identity, span);
  if (auto version = version_of(*instance, reference.attribute, span)) return *version;
  if (auto text = provider_text(*instance, reference.attribute)) {
    return lowered(Value::text(std::move(*text), span), depth + 1);
  }
  if (instance->is_data) return Value::opaque(identity, span);
  if (is_main_table(*instance, reference.attribute)) {
    return Value::reference({main_table_id(instance->address), ""}, span);
  }
  if (instance->type == "aws_default_route_table" && reference.attribute == "id") {
    return lowered(instance->attributes["default_route_table_id"], depth + 1).at(span);
  }
  if (const auto* row = find_terraform_reference(instance->type, reference.attribute)) {
    const std::string_view name = row->reference == "Ref" ? "" : row->reference;
    return Value::reference({instance->address, std::string(name)}, span);
  }
  return attribute(*instance, reference, span, depth);
}

// What the other resource writes for it; else what the rule says.
Value References::attribute(const Instance& instance, const Reference& reference, Span span,
                            int depth) const {
  if (const Value written = instance.attributes[reference.attribute];
      written && !written.is_opaque()) {
    return lowered(written, depth + 1).at(span);
  }
  if (auto name = by_rule(instance.type, reference.attribute)) {
    return Value::reference({instance.address, std::move(*name)}, span);
  }
  return Value::opaque(reference.resource + "." + reference.attribute, span);
}

}  // namespace plimsoll::terraform
