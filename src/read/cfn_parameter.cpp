// What `Ref` and `Fn::GetAtt` make of a name: parameters, pseudo parameters, resources, outputs of
// nested stacks.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "read/cfn_evaluate.h"
#include "read/cfn_nested.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

constexpr int hop_limit = 32;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// The same in every stack of a deployment; a stack's name and id are its own.
std::string pseudo_identity(const Instance& instance, std::string_view name) {
  const bool own = name == "AWS::StackName" || name == "AWS::StackId";
  return own ? instance.prefix + std::string(name) : std::string(name);
}

bool follows_from_region(std::string_view name) {
  return name == "AWS::Partition" || name == "AWS::URLSuffix";
}

std::string partition_or_suffix(std::string_view name, std::string_view region) {
  const bool china = region.starts_with("cn-");
  if (name == "AWS::URLSuffix") return china ? "amazonaws.com.cn" : "amazonaws.com";
  if (china) return "aws-cn";
  return region.starts_with("us-gov-") ? "aws-us-gov" : "aws";
}

// A list that one stack passes to another as a text: cut at its commas, holes or not. What is
// filled in for an output may be several items.
Value list_of(const Value& passed, const std::string& identity) {
  const std::string whole = flat(passed.to_text());
  const Reference* reference = passed.as_reference();
  const bool is_one = reference && reference->attribute.empty();
  if (!is_one && find_outside(whole, ",") == std::string::npos) {
    return Value::opaque(identity, passed.span());
  }
  std::vector<Value> items;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t comma = std::min(find_outside(whole, ",", begin), whole.size());
    const std::string_view item = std::string_view(whole).substr(begin, comma - begin);
    items.push_back(Value::text(unflat(trimmed(item)), passed.span()));
    begin = comma + 1;
  }
  return Value::list(std::move(items), passed.span());
}

Value given_value(const Parameter& parameter, const Given& given) {
  const Span span = given.span.value_or(parameter.span);
  const Value value = value_of(parameter, {given.value, span, true});
  return value.via({span, fmt::format("`{}` {}", parameter.name, given.origin)});
}

// The value that the template or the user's configuration proposes; absent when there is none.
Value default_value(const Parameter& parameter, const Given* replaced) {
  if (replaced) return given_value(parameter, *replaced);
  return parameter.default_value ? value_of(parameter, *parameter.default_value) : Value();
}

std::string default_text(const Parameter& parameter, const Given* replaced) {
  if (replaced) return replaced->value;
  return parameter.default_value ? parameter.default_value->text : std::string();
}

// The one allowed value that is none of the compared constants; null when there are more.
const Written* only_other(const Parameter& parameter, const Variable& variable) {
  const Written* other = nullptr;
  for (const Written& allowed : parameter.allowed) {
    if (variable.find(allowed.text)) continue;
    if (other) return nullptr;
    other = &allowed;
  }
  return other;
}

}  // namespace

std::string identity(const Instance& instance, const Parameter& parameter) {
  return fmt::format("parameter {}{}", instance.prefix, parameter.name);
}

Value value_of(const Parameter& parameter, const Written& written) {
  const auto& [whole, span, quoted] = written;
  if (!parameter.is_list) return Value::scalar(whole, span, quoted);
  std::vector<Value> items;
  std::string_view text = whole;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    items.push_back(Value::scalar(std::string(trimmed(text.substr(0, comma))), span, true));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return Value::list(std::move(items), span);
}

Value Evaluator::ref(std::string_view name, Span use) {
  for (const Binding* binding = bindings_; binding; binding = binding->outer) {
    if (binding->name == name) return used(Value::scalar(binding->text, binding->span), use);
  }
  if (name.starts_with("AWS::")) return pseudo_parameter(name, use);
  const auto found = instance_->parameters.find(name);
  if (found != instance_->parameters.end()) return parameter(found->second, use);
  if (!instance_->resources.find(name)) return unknown(name, "", use);
  return Value::reference({instance_->prefix + std::string(name), ""}, use);
}

Value Evaluator::pseudo_parameter(std::string_view name, Span use) {
  if (name == "AWS::NoValue") return {};
  if (const Given* given = stacks_->inputs().find(name)) {
    return Value::scalar(given->value, use, true);
  }
  // The region is asked first, so that no scenario has a region of another partition.
  if (follows_from_region(name)) {
    const Value region = pseudo_parameter("AWS::Region", use);
    if (region.as_string())
      return Value::scalar(partition_or_suffix(name, *region.as_string()), use, true);
  }
  std::string identity = pseudo_identity(*instance_, name);
  if (const auto variable = stacks_->variables().find(identity)) {
    const auto chosen = scenario_->chosen(*variable);
    const auto& classes = stacks_->variables()[*variable].classes;
    if (chosen && classes[*chosen].constant) {
      return Value::scalar(*classes[*chosen].constant, use, true);
    }
  }
  return Value::opaque(std::move(identity), use);
}

Value Evaluator::parameter(const Parameter& parameter, Span use) {
  const std::string identity = plimsoll::identity(*instance_, parameter);
  if (parameter.is_secret) return Value::opaque("NoEcho " + identity, use);
  if (parameter.is_looked_up || hops_ > hop_limit) return Value::opaque(identity, use);
  if (const Node passed = passed_to(*instance_, parameter.name)) {
    const Value value = in(*instance_->parent, instance_->passed_bindings).evaluate(passed);
    if (value && !value.is_opaque()) {
      if (!parameter.is_list || value.is_list()) return used(value, use);
      const std::string* text = value.as_string();
      return used(
          text ? value_of(parameter, {*text, value.span(), true}) : list_of(value, identity), use);
    }
    const Value chosen = unset(parameter, identity, use);
    return chosen.is_opaque() && value ? used(value, use) : chosen;
  }
  const Given* given = instance_->parent ? nullptr : stacks_->inputs().find(parameter.name);
  if (given) return used(given_value(parameter, *given), use);
  return unset(parameter, identity, use);
}

// A parameter for which nobody has given a value: what the scenario says, else its default.
Value Evaluator::unset(const Parameter& parameter, const std::string& identity, Span use) {
  const Variable* variable = nullptr;  // of which the scenario has chosen "any other value"
  if (const auto id = stacks_->variables().find(identity)) {
    if (const auto chosen = scenario_->chosen(*id)) {
      variable = &stacks_->variables()[*id];
      const Class& one = variable->classes[*chosen];
      if (one.constant) return used(value_of(parameter, {*one.constant, one.span, true}), use);
    }
  }
  // What a nested stack is not passed, it takes from its own default: that is certain.
  const bool nested = instance_->parent != nullptr;
  const bool passed = static_cast<bool>(passed_to(*instance_, parameter.name));
  const Given* replaced = nested ? nullptr : stacks_->inputs().find_default(parameter.name);
  if (!passed && (nested || defaults_ == Defaults::used)) {
    const Value value = default_value(parameter, replaced);
    const std::string text = default_text(parameter, replaced);
    const bool excluded = variable && variable->find(text);
    // An empty default asks for a value; where it is used as it is, a condition says so.
    const bool placeholder = text.empty() && !nested && !replaced;
    if (value && !excluded && !placeholder) return used(value, use);
  }
  if (variable && defaults_ == Defaults::used) {
    if (const Written* other = only_other(parameter, *variable)) {
      return used(value_of(parameter, *other), use);
    }
  }
  return Value::opaque(identity, use);
}

Value Evaluator::unknown(std::string_view name, std::string_view attribute, Span use) const {
  // The transform will make resources of many names; who looks for one finds out if it did.
  if (instance_->is_sam() && !instance_->is_open) {
    return Value::reference({instance_->prefix + std::string(name), std::string(attribute)}, use);
  }
  const std::string_view dot = attribute.empty() ? "" : ".";
  return Value::opaque(fmt::format("unknown {}{}{}{}", instance_->prefix, name, dot, attribute),
                       use);
}

Value Evaluator::attribute(std::string_view resource, std::string_view attribute, Span use) {
  constexpr std::string_view outputs = "Outputs.";
  const Declaration* declared = instance_->resources.find(resource);
  if (!declared) return unknown(resource, attribute, use);
  std::string id = instance_->prefix + std::string(resource);
  if (!is_nested_stack(declared->node) || !attribute.starts_with(outputs)) {
    return Value::reference({std::move(id), std::string(attribute)}, use);
  }
  const auto child = instance_->children.find(resource);
  if (child == instance_->children.end() || hops_ > hop_limit) {
    return Value::opaque(id + "." + std::string(attribute), use);
  }
  Evaluator inside = in(*child->second, nullptr);
  return inside.output(attribute.substr(outputs.size()), use);
}

Value Evaluator::output(std::string_view name, Span use) {
  const Declaration* output = instance_->outputs.find(name);
  const std::string identity = fmt::format("{}Outputs.{}", instance_->prefix, name);
  if (!output || hops_ > hop_limit) return Value::opaque(identity, use);
  Evaluator inside = within(output->bindings);
  const Node condition = output->node["Condition"];
  if (condition && inside.holds(inside.text(condition)) == false) {
    return Value::opaque(identity, use);
  }
  const Node value = output->node["Value"];
  const Value result = value ? inside.evaluate(value) : Value();
  return result ? used(result, use) : Value::opaque(identity, use);
}

}  // namespace plimsoll
