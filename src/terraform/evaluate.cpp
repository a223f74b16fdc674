#include "terraform/evaluate.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "terraform/evaluate_loops.h"
#include "terraform/functions.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// What a splat's item is bound to; no name of the language looks like this.
constexpr std::string_view splat_item = "*";

// A part of what a resource's attribute holds is still the resource's: `cache_nodes[0].address`.
Value reference_part(const Reference& whole, std::string_view part, Span span) {
  return Value::reference({whole.resource, fmt::format("{}{}", whole.attribute, part)}, span);
}

bool contains(Span outer, Span inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

// False when there are more parts in it than are left.
bool spend_parts(const Value& value, std::size_t& left) {
  if (left == 0) return false;
  --left;
  const auto items = value.items();
  const auto entries = value.entries();
  return std::all_of(items.begin(), items.end(),
                     [&left](const Value& item) { return spend_parts(item, left); }) &&
         std::all_of(entries.begin(), entries.end(),
                     [&left](const Entry& entry) { return spend_parts(entry.value, left); });
}

// An unknown key picks one of these; which, does not matter when they are all the same.
std::optional<Value> all_the_same(const Value& collection) {
  const auto items = collection.items();
  if (items.empty() || !std::all_of(items.begin(), items.end(),
                                    [&](const Value& item) { return same(item, items.front()); })) {
    return std::nullopt;
  }
  return items.front();
}

}  // namespace

Evaluator Evaluator::within(const Binding* bindings) const {
  Evaluator other = *this;
  other.bindings_ = bindings;
  return other;
}

Evaluator& Evaluator::used(std::string how) {
  how_ = std::move(how);
  return *this;
}

Value Evaluator::fail(Span span) {
  failed_ = true;
  return Value::opaque("", span);
}

// What `.name` or `[key]` of a value is called that is not known.
Value Evaluator::unknown_part(const Value& whole, std::string_view part, Span span) {
  is_doubtful_ = true;
  const auto name = identify(whole);
  return unknown(name ? std::optional(fmt::format("{}{}", *name, part)) : name, span);
}

Value Evaluator::evaluate(const Expression& expression) {
  failed_ = false;
  is_doubtful_ = false;
  return part(expression);
}

Value Evaluator::part(const Expression& expression) {
  if (budget_->steps == 0 || budget_->depth <= 0) return Value::opaque("", expression.span);
  --budget_->steps;
  --budget_->depth;
  Value value = part_of_any_form(expression);
  ++budget_->depth;
  return value;
}

Value Evaluator::part(const Expression& expression, std::vector<Binding> bindings) {
  const Binding* outer = bindings_;
  for (auto binding = bindings.rbegin(); binding != bindings.rend(); ++binding) {
    binding->outer = bindings_;
    bindings_ = &*binding;
  }
  Value value = part(expression);
  bindings_ = outer;
  return value;
}

Value Evaluator::part_of_any_form(const Expression& expression) {
  const Span span = expression.span;
  if (expression.as<Name>() || expression.as<Attribute>() || expression.as<Index>()) {
    return named(expression);
  }
  if (expression.as<SplatItem>()) return resolve(Name{std::string(splat_item)}, span);
  if (const auto* text = expression.as<String>()) {
    const Value value = Value::scalar(text->text, span, true);
    return text->letters ? value.spelled(text->letters) : value;
  }
  if (const auto* number = expression.as<Number>()) return Value::scalar(number->text, span);
  if (const auto* boolean = expression.as<Bool>()) return terraform::boolean(boolean->value, span);
  if (expression.as<Null>()) return {};
  if (const auto* form = expression.as<Template>()) return fill(*form, span);
  if (const auto* form = expression.as<Repeat>()) return repeat(*form, span);
  if (const auto* form = expression.as<Splat>()) return splat(*form, span);
  if (const auto* form = expression.as<Call>()) return used_here(call(*form, span), span);
  if (const auto* form = expression.as<Conditional>()) return conditional(*form, span);
  if (const auto* form = expression.as<Tuple>()) return tuple(*form, span);
  if (const auto* form = expression.as<Object>()) return object(*form, span);
  if (const auto* form = expression.as<For>()) return evaluate_loop(*this, *form, span);
  if (const auto* form = expression.as<Unary>()) {
    const auto value = negated(form->operation, part(*form->operand), span);
    return value ? *value : fail(span);
  }
  if (const auto* form = expression.as<Binary>()) {
    const auto value = combined(form->operation, part(*form->left), part(*form->right), span);
    return value ? *value : fail(span);
  }
  return Value::opaque("", span);
}

// ---- names

Value Evaluator::named(const Expression& traversal) {
  const Value value = resolve(traversal);
  if (!spend_parts(value, budget_->parts)) return Value::opaque("", traversal.span);
  return used_here(value, traversal.span);
}

// What is written where it is used has no trail.
Value Evaluator::used_here(Value value, Span use) const {
  if (!value || contains(use, value.span())) return value;
  const std::string how = how_.empty() ? "used here" : how_;
  const bool is_said = !value.trail().empty() && value.trail().front().text == how;
  return is_said ? value : value.via({use, how});
}

const Binding* Evaluator::find(std::string_view name) const {
  const Binding* binding = bindings_;
  while (binding && binding->name != name) binding = binding->outer;
  return binding;
}

// A traversal, before it is said where it is used.
Value Evaluator::resolve(const Expression& expression) {
  if (const auto* name = expression.as<Name>()) return resolve(*name, expression.span);
  if (const auto* form = expression.as<Attribute>()) return resolve(*form, expression.span);
  if (const auto* form = expression.as<Index>()) {
    const Value collection = resolve(*form->of);
    return index(collection, part(*form->key), expression.span);
  }
  return part(expression);
}

Value Evaluator::resolve(const Name& name, Span span) {
  if (const Binding* binding = find(name.text)) return binding->value;
  if (name.text == "each" || name.text == "count" || name.text == "self") {
    return unknown(name.text, span);
  }
  return fail(span);
}

Value Evaluator::resolve(const Attribute& of, Span span) {
  if (auto value = top(of, span)) return *value;
  return attribute(resolve(*of.of), of.name, span);
}

// The names that begin a traversal: `var.NAME`, `data.TYPE.NAME`, `TYPE.NAME`,
// which may also be written `resource.TYPE.NAME`.
std::optional<Value> Evaluator::top(const Attribute& attribute, Span span) {
  if (const auto* type = attribute.of->as<Attribute>()) {
    const auto* kind = type->of->as<Name>();
    if (!kind || find(kind->text)) return std::nullopt;
    const std::string name = fmt::format("{}.{}", type->name, attribute.name);
    if (kind->text == "data") return scope_->block("data." + name, span);
    if (kind->text == "resource") return scope_->block(name, span);
    return std::nullopt;
  }
  const auto* first = attribute.of->as<Name>();
  if (!first || find(first->text)) return std::nullopt;
  const std::string& kind = first->text;
  if (kind == "var") return scope_->variable(attribute.name, span);
  if (kind == "local") return scope_->local(attribute.name, span);
  if (kind == "terraform") return unknown("terraform." + attribute.name, span);
  if (kind == "path") {
    const bool is_module = attribute.name == "module";
    return Value::scalar(is_module ? scope_->module_path() : ".", span, true);
  }
  if (kind == "data" || kind == "resource" || kind == "each" || kind == "count" || kind == "self")
    return std::nullopt;
  return scope_->block(fmt::format("{}.{}", kind, attribute.name), span);
}

// ---- parts of values

Value Evaluator::attribute(const Value& object, std::string_view name, Span span) {
  const std::string part = fmt::format(".{}", name);
  if (const Reference* reference = object.as_reference()) {
    if (reference->attribute.empty()) return scope_->attribute(reference->resource, name, span);
    return reference_part(*reference, part, span);
  }
  if (const auto like = like_each(object)) return attribute(*like, name, span);
  if (const Entry* entry = object.find(name)) return entry->value;
  if (object.is_opaque() || object.is_open()) return unknown_part(object, part, span);
  return fail(span);
}

Value Evaluator::item(const Value& list, std::int64_t at, Span span) {
  const auto items = list.items();
  const auto further = std::find_if(items.begin(), items.end(), is_further_items);
  if (at >= 0 && at < further - items.begin()) return items[static_cast<std::size_t>(at)];
  if (further == items.end()) return fail(span);
  return unknown_part(list, fmt::format("[{}]", at), span);
}

Value Evaluator::index(const Value& collection, const Value& key, Span span) {
  const std::string* text = key.as_string();
  if (const auto like = like_each(collection)) {
    const bool picks = is_unknown_key(key) || (text && *text == "0");
    const auto name = identify(key);
    return picks ? *like : unknown_part(*like, fmt::format("[{}]", name.value_or("")), span);
  }
  if (!text && !key.is_opaque() && !key.as_text() && !key.as_reference()) return fail(span);
  if (const Entry* entry = text ? collection.find(*text) : nullptr) return entry->value;
  if (const auto at = collection.is_list() ? key.as_int() : std::nullopt) {
    return item(collection, *at, span);
  }
  const Reference* reference = collection.as_reference();
  const bool is_written = is_known(collection) && !collection.is_open();
  if ((text && is_written) || (reference && reference->attribute.empty())) return fail(span);
  if (const auto one = all_the_same(collection)) return *one;
  const auto name = identify(key);
  if (!name) return Value::opaque("", span);
  if (reference) return reference_part(*reference, fmt::format("[{}]", *name), span);
  return unknown_part(collection, fmt::format("[{}]", *name), span);
}

// ---- forms

Value Evaluator::conditional(const Conditional& conditional, Span span) {
  const Value condition = part(*conditional.condition);
  if (const auto known = condition.as_bool()) {
    return part(*known ? *conditional.then : *conditional.otherwise);
  }
  if (is_known(condition)) return fail(span);
  // Only one of them will be evaluated; that the other one fails is no mistake.
  const bool failed = failed_;
  const Value one = part(*conditional.then);
  const Value other = part(*conditional.otherwise);
  failed_ = failed;
  const auto names = {identify(condition), identify(one), identify(other)};
  std::optional<std::string> name;
  if (std::all_of(names.begin(), names.end(),
                  [](const auto& known) { return known.has_value(); })) {
    name = fmt::format("({} ? {} : {})", **names.begin(), **(names.begin() + 1),
                       **(names.begin() + 2));
  }
  return either(one, other, std::move(name), span);
}

Value Evaluator::splat(const Splat& splat, Span span) {
  const Value of = resolve(*splat.of);
  const auto each = [&](Value item) {
    return part(*splat.each, {{std::string(splat_item), std::move(item), nullptr}});
  };
  if (of.is_absent()) return Value::list({}, span);
  const Reference* reference = of.as_reference();
  const bool is_whole = reference && reference->attribute.empty();
  if (!is_known(of) && !is_whole) return several(each(any_item(of, of.span())), span);
  if (!of.is_list()) return Value::list({each(of)}, span);
  std::vector<Value> items;
  for (const Value& item : of.items()) {
    Value value = each(item);
    const bool further = is_further_items(item);
    items.push_back(further ? further_items(value, item.span()) : std::move(value));
  }
  return Value::list(std::move(items), span);
}

// What fails in `try` is forgiven; what failed before it is not.
Value Evaluator::call(const Call& call, Span span) {
  const bool failed = std::exchange(failed_, false);
  const bool doubtful = std::exchange(is_doubtful_, false);
  Value value = call_function(*this, call, span);
  failed_ = failed_ || failed;
  is_doubtful_ = is_doubtful_ || doubtful;
  return value;
}

Value Evaluator::tuple(const Tuple& tuple, Span span) {
  std::vector<Value> items;
  for (const ExpressionPtr& item : tuple.items) items.push_back(part(*item));
  return Value::list(std::move(items), span);
}

Value Evaluator::object(const Object& object, Span span) {
  std::vector<Entry> entries;
  bool open = false;
  for (const ObjectItem& item : object.items) {
    const Value key = part(*item.key);
    Value value = part(*item.value);
    if (const std::string* text = key.as_string()) {
      entries.push_back({*text, item.key->span, std::move(value)});
    } else if (is_known(key) || !key) {
      return fail(span);
    } else {
      open = true;
    }
  }
  return Value::map(std::move(entries), span, open);
}

}  // namespace plimsoll::terraform
