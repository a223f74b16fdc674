#include "read/cfn_classes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "read/cfn_condition.h"
#include "read/cfn_evaluate.h"
#include "read/cfn_nested.h"

namespace plimsoll {

namespace {

// More values than this are not looked at one by one.
constexpr std::size_t enumerable = 16;

// A parameter with the constants that it is compared with so far.
struct Compared {
  const Parameter* parameter = nullptr;  // none for a pseudo parameter
  std::vector<Class> constants;
  std::optional<std::string> by_default;
};

class Search {
 public:
  explicit Search(Stacks& stacks) : stacks_(&stacks) {}

  void condition(ConditionId id) {
    if (!seen_.insert(id).second) return;
    const Condition& condition = stacks_->conditions()[id];
    truth(*condition.instance, condition.bindings, condition.node);
  }

  void finish() {
    for (const std::string& identity : order_) {
      stacks_->variables().add(identity, variable(identity, compared_.at(identity)));
    }
  }

 private:
  Evaluator evaluator(const Instance& instance, const Binding* bindings, Defaults defaults) {
    return Evaluator(*stacks_, instance, open_, defaults).within(bindings);
  }

  void truth(const Instance& instance, const Binding* bindings, Node node) {
    const auto call = truth_call_at(node);
    if (!call) return;
    if (call->name == "Condition") {
      const std::string name =
          evaluator(instance, bindings, Defaults::ignored).text(call->argument);
      const auto found = instance.conditions.find(name);
      if (found != instance.conditions.end()) condition(found->second);
      return;
    }
    const std::vector<Node> parts = call->argument.children();
    if (call->name == "Fn::Equals" && parts.size() == 2) {
      compare(instance, bindings, parts[0], parts[1]);
      compare(instance, bindings, parts[1], parts[0]);
    } else {
      for (const Node& part : parts) truth(instance, bindings, part);
    }
  }

  void compare(const Instance& instance, const Binding* bindings, Node one, Node other) {
    const auto call = call_at(one);
    const bool plain = call && call->name == "Ref" && call->argument.is_scalar();
    const Value value = evaluator(instance, bindings, Defaults::ignored).evaluate(other);
    if (plain && value.as_string()) {
      add(instance, call->argument.text(), {*value.as_string(), value.span()});
    } else {
      enumerate(instance, one);
    }
  }

  // What is compared is made of parameters: try each value that they are allowed to have.
  void enumerate(const Instance& instance, Node node) {
    each_call(node, [&](const Call& call) {
      if (call.name == "Fn::FindInMap") add_keys(instance, call);
      for (const std::string_view name : names_in(call)) add_allowed(instance, name);
    });
  }

  void add_allowed(const Instance& instance, std::string_view name) {
    const auto found = instance.parameters.find(name);
    if (found == instance.parameters.end()) return;
    const std::vector<Written>& allowed = found->second.allowed;
    if (allowed.size() > enumerable) return;
    for (const Written& one : allowed) add(instance, name, {one.text, one.span});
  }

  // `Fn::FindInMap: [Settings, !Ref Env, flag]`: the keys of the mapping are what Env can be.
  void add_keys(const Instance& instance, const Call& call) {
    const std::vector<Node> parts = call.argument.children();
    if (parts.size() < 3 || !parts[0].is_scalar()) return;
    const auto key = call_at(parts[1]);
    const Node mappings = instance.section("Mappings");
    const Node mapping = mappings ? mappings[parts[0].text()] : Node();
    if (!key || key->name != "Ref" || !key->argument.is_scalar() || !mapping) return;
    if (!mapping.is_mapping() || mapping.child_count() > enumerable) return;
    for (const Node& entry : mapping.children()) {
      add(instance, key->argument.text(), {std::string(entry.key()), entry.key_span()});
    }
  }

  void add(const Instance& instance, std::string_view name, Class constant) {
    const Origin origin = origin_of(instance, name);
    const std::string& identity = origin.identity;
    const auto parameter = instance.parameters.find(name);
    const bool declared = parameter != instance.parameters.end();
    if (identity.empty() || is_given(instance, name)) return;
    const auto [place, is_new] = compared_.try_emplace(identity);
    Compared& compared = place->second;
    if (is_new) {
      order_.push_back(identity);
      compared.by_default = default_of(instance, name, origin);
    }
    // AllowedValues count wherever the value passes through: the innermost declaration is as
    // binding as the outermost.
    if (declared && (!compared.parameter || !parameter->second.allowed.empty())) {
      compared.parameter = &parameter->second;
    }
    const auto known = std::find_if(
        compared.constants.begin(), compared.constants.end(),
        [&constant](const Class& other) { return other.constant == constant.constant; });
    if (known == compared.constants.end()) compared.constants.push_back(std::move(constant));
  }

  // The text that a parameter has by default, empty or not.
  std::optional<std::string> default_of(const Instance& instance, std::string_view name,
                                        const Origin& origin) {
    const Value value = evaluator(instance, nullptr, Defaults::used).ref(name, {});
    if (const std::string* text = value.as_string()) return *text;
    if (!origin.parameter || !origin.parameter->default_value) return std::nullopt;
    return origin.parameter->default_value->text;
  }

  // What is given, or passed to a nested stack as a constant, is no variable.
  bool is_given(const Instance& instance, std::string_view name) {
    const Value value = evaluator(instance, nullptr, Defaults::ignored).ref(name, {});
    return !value.is_opaque();
  }

  static Variable variable(const std::string& identity, const Compared& compared) {
    constexpr std::string_view kind = "parameter ";
    Variable variable;
    variable.name = identity.starts_with(kind) ? identity.substr(kind.size()) : identity;
    const std::vector<Written> none;
    const std::vector<Written>& allowed = compared.parameter ? compared.parameter->allowed : none;
    bool other = allowed.empty();
    for (const Written& one : allowed) {
      other = other || std::none_of(compared.constants.begin(), compared.constants.end(),
                                    [&one](const Class& c) { return *c.constant == one.text; });
    }
    for (const Class& constant : compared.constants) {
      const bool possible =
          allowed.empty() || std::any_of(allowed.begin(), allowed.end(), [&](const Written& one) {
            return *constant.constant == one.text;
          });
      if (possible) {
        variable.classes.push_back(constant);
      } else {
        variable.never.push_back(*constant.constant);
      }
    }
    if (other) variable.classes.push_back({});
    put_default_first(variable, compared.by_default);
    return variable;
  }

  static void put_default_first(Variable& variable, const std::optional<std::string>& by_default) {
    const auto is_default = [&](const Class& one) {
      return by_default && one.constant == by_default;
    };
    const auto is_other = [](const Class& one) { return !one.constant; };
    auto& classes = variable.classes;
    auto first = std::find_if(classes.begin(), classes.end(), is_default);
    if (first == classes.end()) first = std::find_if(classes.begin(), classes.end(), is_other);
    if (first != classes.end()) std::rotate(classes.begin(), first, first + 1);
  }

  Stacks* stacks_;
  NoScenario open_;
  std::set<ConditionId> seen_;
  std::map<std::string, Compared> compared_;
  std::vector<std::string> order_;
};

}  // namespace

void find_variables(Stacks& stacks, const Relevance& relevance) {
  Search search(stacks);
  for (const ConditionId id : relevance.conditions) search.condition(id);
  search.finish();
}

}  // namespace plimsoll
