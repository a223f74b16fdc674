#include "read/cfn_evaluate.h"

#include <utility>

#include <fmt/format.h>

#include "read/cfn_dynamic_reference.h"
#include "read/cfn_intrinsics.h"
#include "read/cfn_letters.h"
#include "read/cfn_loop.h"

namespace plimsoll {

namespace {

// What some tool rewrites before AWS sees the template: behind a tag that is none of YAML's own
// (`!Rain::S3`; the intrinsic functions have been looked for already), `Rain::Embed` as a key, or a
// map as the only key of another: `{{ stage }}`.
bool is_for_a_tool(Node node) {
  const std::string_view tag = node.tag();
  if (tag.starts_with('!') && tag.size() > 1 && tag[1] != '!' && tag[1] != '<') return true;
  if (!node.is_mapping() || node.child_count() != 1) return false;
  const std::string_view key = node.children().front().key();
  return key.starts_with("Rain::") || key.starts_with('{');
}

}  // namespace

Evaluator Evaluator::in(const Instance& instance, const Binding* bindings) const {
  Evaluator other = *this;
  other.hops_ += instance_ == &instance ? 0 : 1;
  other.instance_ = &instance;
  other.bindings_ = bindings;
  return other;
}

Evaluator& Evaluator::for_resource(std::string_view name) {
  resource_ = name;
  return *this;
}

Value Evaluator::evaluate(Node node) {
  if (!stacks_->spend_step(node.span())) return Value::opaque("", node.span());
  if (const auto call = call_at(node)) return apply(*this, *call);
  if (is_for_a_tool(node)) return Value::opaque("", node.span());
  return untagged(node);
}

Value Evaluator::argument(const Call& call) {
  if (!call.tagged) return evaluate(call.argument);
  if (const auto inner = long_call_at(call.argument)) return apply(*this, *inner);
  return untagged(call.argument);
}

std::vector<Node> Evaluator::arguments(const Call& call) const {
  return call.argument.is_sequence() ? call.argument.children() : std::vector<Node>();
}

Value Evaluator::untagged(Node node) {
  switch (node.kind()) {
    case NodeKind::sequence:
      return list(node);
    case NodeKind::mapping:
      return map(node);
    case NodeKind::scalar:
      return scalar(node);
    case NodeKind::null:
    case NodeKind::alias:
      break;
  }
  return {};
}

std::string Evaluator::filled(std::string_view text) const {
  return bindings_ ? fill_bindings(text, bindings_) : std::string(text);
}

std::string Evaluator::text(Node node) const {
  return node && node.is_scalar() ? filled(node.text()) : std::string();
}

Value Evaluator::scalar(Node node) const {
  Written scalar = written(node);
  if (bindings_) scalar.text = fill_bindings(scalar.text, bindings_);
  if (has_dynamic_reference(scalar.text)) return resolve_later(scalar.text, scalar.span);
  Value value = Value::scalar(std::move(scalar.text), scalar.span, scalar.quoted);
  if (!is_document(node.text()) || bindings_) return value;
  auto letters = std::make_shared<Letters>(Letters{scalar.span.file, letters_of(node, *stacks_)});
  return letters->ranges.empty() ? value : value.spelled(std::move(letters));
}

// An item that comes to nothing (AWS::NoValue) is left out; one that is written as null stays.
Value Evaluator::list(Node node) {
  std::vector<Value> items;
  for (const Node& item : node.children()) {
    Value value = evaluate(item);
    if (value || item.is_null()) items.push_back(std::move(value));
  }
  return Value::list(std::move(items), node.span());
}

Value Evaluator::map(Node node) {
  std::vector<Entry> entries;
  bool open = false;
  for (const Node& child : node.children()) {
    if (is_loop(child)) {
      add_loop(child, entries, open);
    } else {
      add_entry(child, entries, open);
    }
  }
  return Value::map(std::move(entries), node.span(), open);
}

void Evaluator::add_entry(Node node, std::vector<Entry>& entries, bool& open) {
  if (node.key() == "Fn::Transform") {  // beside other keys: it may add more of them
    const Value merged = transform(*this, {node.key(), node, false, node.span()});
    entries.insert(entries.end(), merged.entries().begin(), merged.entries().end());
    open = open || !merged.is_map() || merged.is_open();
    return;
  }
  const std::string_view outer = std::exchange(property_, node.key());
  Value value = evaluate(node);
  property_ = outer;
  if (value || node.is_null()) {
    entries.push_back({filled(node.key()), node.key_span(), std::move(value)});
  }
}

void Evaluator::add_loop(Node loop, std::vector<Entry>& entries, bool& open) {
  const bool unrolled = each_in_loop(*this, loop, [&](Node child, const Binding* bindings) {
    const Binding* outer = std::exchange(bindings_, bindings);
    if (is_loop(child)) {
      add_loop(child, entries, open);
    } else {
      add_entry(child, entries, open);
    }
    bindings_ = outer;
  });
  open = open || !unrolled;
}

Value Evaluator::used(const Value& value, Span use) const {
  if (resource_.empty()) return value.via({use, "used here"});
  if (property_.empty()) return value.via({use, fmt::format("used by `{}`", resource_)});
  return value.via({use, fmt::format("used as `{}` of `{}`", property_, resource_)});
}

std::optional<bool> Evaluator::holds(std::string_view condition) {
  const auto found = instance_->conditions.find(condition);
  if (found == instance_->conditions.end()) return std::nullopt;
  return scenario_->holds(found->second);
}

bool Evaluator::is_chosen(const std::string& comparison) {
  return scenario_->chosen(stacks_->variables().comparison(comparison)) == std::size_t{1};
}

}  // namespace plimsoll
