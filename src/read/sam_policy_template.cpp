#include "read/sam_policy_template.h"

#include <string>
#include <vector>

#include "facts/policy_templates.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

// A text of the template with the parameters of the entry in its holes.
Value filled(std::string_view format, const Value& parameters, const At& at) {
  const auto resolve = [&parameters](std::string_view name) {
    const Value parameter = parameters[name];
    if (name.starts_with("AWS::") || !parameter) return unknown(std::string(name));
    return parameter.is_list() || parameter.is_map() ? unknown("") : parameter.to_text();
  };
  return Value::text(fill(format, resolve), at.cause());
}

// One thing alone, or the list of them.
Value one_or_all(std::vector<Value> values, const At& at) {
  return values.size() == 1 ? values.front() : at.list(std::move(values));
}

Value statement(const TemplateStatement& given, const Value& parameters, const At& at) {
  std::vector<Value> actions;
  for (const std::string_view action : given.actions) {
    actions.push_back(at.string(std::string(action)));
  }
  std::vector<Value> resources;
  for (const std::string_view resource : given.resources) {
    resources.push_back(filled(resource, parameters, at));
  }
  Value condition;
  if (!given.condition_operator.empty()) {
    const Value wanted = filled(given.condition_value, parameters, at);
    condition = at.map({{given.condition_operator, at.map({{given.condition_key, wanted}})}});
  }
  return at.map({{"Effect", "Allow"},
                 {"Action", at.list(std::move(actions))},
                 {"Resource", one_or_all(std::move(resources), at)},
                 {"Condition", condition}});
}

}  // namespace

Value policy_document(const Value& policy) {
  const auto entries = policy.entries();
  if (entries.size() != 1) return policy;
  const PolicyTemplate* known = find_policy_template(entries.front().key);
  if (!known) return policy;
  const At at(entries.front().key_span);
  std::vector<Value> statements;
  for (const TemplateStatement& given : known->statements) {
    statements.push_back(statement(given, entries.front().value, at));
  }
  return at.map({{"Statement", at.list(std::move(statements))}});
}

}  // namespace plimsoll
