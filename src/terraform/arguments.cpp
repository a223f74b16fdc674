#include "terraform/arguments.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "terraform/expansion.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// At the top of a block; within nested ones the same names are the provider's.
constexpr std::array<std::string_view, 10> own_arguments{
    "//",        "connection", "count",     "depends_on",  "for_each",
    "lifecycle", "provider",   "providers", "provisioner", "timeouts"};

bool is_terraforms_own(std::string_view name) {
  return std::ranges::find(own_arguments, name) != own_arguments.end();
}

class Arguments {
 public:
  Arguments(const Evaluator& evaluator, std::string of)
      : evaluator_(evaluator), of_(std::move(of)) {}

  Value read(const Body& body, Span span, const Binding* bindings, bool is_top = false) {
    std::vector<Entry> entries;
    for (const BodyAttribute& attribute : body.attributes) {
      if (is_top && is_terraforms_own(attribute.name)) continue;
      entries.push_back({attribute.name, attribute.name_span, value(attribute, bindings)});
    }
    for (Nested& nested : nested_blocks(body, bindings)) {
      if (is_top && is_terraforms_own(nested.type)) continue;
      Value value = nested.is_known ? Value::list(std::move(nested.blocks), nested.span)
                                    : Value::opaque("", nested.span);
      entries.push_back({std::move(nested.type), nested.span, std::move(value)});
    }
    return Value::map(std::move(entries), span);
  }

 private:
  Value value(const BodyAttribute& attribute, const Binding* bindings) {
    Evaluator evaluator = evaluator_.within(bindings);
    evaluator.used(fmt::format("used as `{}` of {}", attribute.name, of_));
    Value value = settled(evaluator.evaluate(*attribute.value));
    // The provider takes an empty text for one that is not written: modules rely on that.
    const Scalar* scalar = value.as_scalar();
    return scalar != nullptr && scalar->quoted && scalar->text.empty() ? Value() : value;
  }

  // All blocks of one type.
  struct Nested {
    std::string type;
    Span span;
    std::vector<Value> blocks;
    bool is_known = true;  // how many there are
  };

  std::vector<Nested> nested_blocks(const Body& body, const Binding* bindings) {
    std::vector<Nested> all;
    for (const Block& block : body.blocks) {
      const bool is_dynamic = block.type == "dynamic" && block.labels.size() == 1;
      const std::string& type = is_dynamic ? block.labels[0].text : block.type;
      auto nested = std::ranges::find(all, type, &Nested::type);
      if (nested == all.end()) nested = all.insert(all.end(), {type, block.type_span, {}});
      if (is_dynamic) {
        add_dynamic(block, bindings, *nested);
      } else {
        nested->blocks.push_back(read(block.body, block.type_span, bindings));
      }
    }
    // What is made for no item at all is not there.
    std::erase_if(all, [](const Nested& one) { return one.is_known && one.blocks.empty(); });
    return all;
  }

  void add_dynamic(const Block& block, const Binding* bindings, Nested& nested) {
    const BodyAttribute* for_each = block.body.attribute("for_each");
    const BodyAttribute* iterator = block.body.attribute("iterator");
    const auto content = std::ranges::find(block.body.blocks, "content", &Block::type);
    if (for_each == nullptr || content == block.body.blocks.end()) return;
    Evaluator evaluator = evaluator_.within(bindings);
    const auto items = expand_dynamic(evaluator.evaluate(*for_each->value));
    if (!items) {
      nested.is_known = false;
      return;
    }
    const std::string name = iterator != nullptr ? traversal(*iterator->value) : nested.type;
    for (const Value& item : *items) {
      const Binding bound{name, item, bindings};
      nested.blocks.push_back(read(content->body, block.type_span, &bound));
    }
  }

  const Evaluator& evaluator_;
  std::string of_;
};

Value ignored(const Expression& changes) {
  std::vector<Value> items;
  const auto* tuple = changes.as<Tuple>();
  if (tuple == nullptr) return Value::scalar(traversal(changes), changes.span, true);
  for (const ExpressionPtr& item : tuple->items) {
    items.push_back(Value::scalar(traversal(*item), item->span, true));
  }
  return Value::list(std::move(items), changes.span);
}

Entry setting(std::string name, Span span, const Expression& value, Evaluator& evaluator) {
  const bool is_list = name == "ignore_changes";
  return {std::move(name), span, is_list ? ignored(value) : evaluator.evaluate(value)};
}

}  // namespace

Value arguments_of(const Body& body, Span span, const Evaluator& evaluator, const Binding* bindings,
                   const std::string& of) {
  return Arguments(evaluator, of).read(body, span, bindings, true);
}

Value lifecycle_of(const Body& body, const Evaluator& evaluator) {
  Evaluator inner = evaluator;
  std::vector<Entry> entries;
  const auto block = std::ranges::find(body.blocks, "lifecycle", &Block::type);
  if (block != body.blocks.end()) {
    for (const BodyAttribute& attribute : block->body.attributes) {
      entries.push_back(setting(attribute.name, attribute.name_span, *attribute.value, inner));
    }
    return Value::map(std::move(entries), block->span);
  }
  const BodyAttribute* written = body.attribute("lifecycle");
  const auto* object = written != nullptr ? written->value->as<Object>() : nullptr;
  if (object == nullptr) return {};
  for (const ObjectItem& item : object->items) {
    const auto* name = item.key->as<String>();
    if (name == nullptr) continue;
    entries.push_back(setting(name->text, item.key->span, *item.value, inner));
  }
  return Value::map(std::move(entries), written->value->span);
}

std::vector<std::string> dependencies_of(const Body& body) {
  std::vector<std::string> names;
  const BodyAttribute* written = body.attribute("depends_on");
  const auto* tuple = written != nullptr ? written->value->as<Tuple>() : nullptr;
  if (tuple == nullptr) return names;
  for (const ExpressionPtr& item : tuple->items) {
    std::string name = traversal(*item);
    if (name.starts_with("resource.")) name.erase(0, name.find('.') + 1);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::string traversal(const Expression& expression) {
  if (const auto* name = expression.as<Name>()) return name->text;
  if (const auto* text = expression.as<String>()) return text->text;
  if (const auto* attribute = expression.as<Attribute>()) {
    const std::string of = traversal(*attribute->of);
    return of.empty() ? of : fmt::format("{}.{}", of, attribute->name);
  }
  const auto* index = expression.as<Index>();
  if (index == nullptr) return {};
  const std::string of = traversal(*index->of);
  if (const auto* number = index->key->as<Number>()) return fmt::format("{}[{}]", of, number->text);
  if (const auto* key = index->key->as<String>()) return fmt::format("{}[\"{}\"]", of, key->text);
  return {};
}

}  // namespace plimsoll::terraform
