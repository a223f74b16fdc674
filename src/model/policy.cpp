#include "model/policy.h"

#include <algorithm>

#include "facts/iam_pattern.h"
#include "model/arn.h"
#include "model/names.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

// A property that is one value or a list of them.
std::vector<Value> one_or_more(const Value& value) {
  if (value.is_list()) return {value.items().begin(), value.items().end()};
  return value ? std::vector<Value>{value} : std::vector<Value>{};
}

Effect effect_of(const Value& value) {
  const std::string* text = value.as_string();
  if (text && *text == "Allow") return Effect::allow;
  if (text && *text == "Deny") return Effect::deny;
  return Effect::opaque;
}

Statement read_statement(const Value& written, const Names& names) {
  Statement statement;
  statement.written = written;
  statement.effect = effect_of(written["Effect"]);
  statement.not_action = written["Action"].is_absent() && !written["NotAction"].is_absent();
  statement.not_resource = written["Resource"].is_absent() && !written["NotResource"].is_absent();
  statement.actions = one_or_more(written[statement.not_action ? "NotAction" : "Action"]);
  for (Value& pattern : one_or_more(written[statement.not_resource ? "NotResource" : "Resource"])) {
    Text text = names.spelled_out(pattern);
    statement.resources.push_back({.value = std::move(pattern), .text = std::move(text)});
  }
  statement.principal = written["Principal"];
  statement.condition = written["Condition"];
  return statement;
}

Answer covers_action(const Value& pattern, std::string_view action) {
  const std::string* text = pattern.as_string();
  return text ? answer(iam_pattern_matches(*text, action)) : Answer::unknown;
}

// What a statement decides for an action and a resource: `yes` when it applies.
Answer applies(const Statement& statement, std::string_view action, const Text* resource) {
  const Answer spoken = speaks_of(statement, action);
  if (spoken == Answer::no || !resource) return spoken;
  return both(spoken, concerns(statement, *resource));
}

// A condition holds sometimes: nobody here knows when.
Answer weakened(const Statement& statement, Answer answer) {
  return statement.condition ? both(answer, Answer::unknown) : answer;
}

}  // namespace

Answer speaks_of(const Statement& statement, std::string_view action) {
  Answer found = Answer::no;
  for (const Value& pattern : statement.actions) {
    found = either(found, covers_action(pattern, action));
    if (found == Answer::yes) break;
  }
  return statement.not_action ? negated(found) : found;
}

Answer concerns(const Statement& statement, const Text& resource) {
  Answer found = Answer::no;
  for (const ResourcePattern& pattern : statement.resources) {
    found = either(found, arn_matches(pattern.text, resource));
    if (found == Answer::yes) break;
  }
  return statement.not_resource ? negated(found) : found;
}

Answer may(const Role& role, std::string_view action, const Text* resource) {
  Answer allowed = role.complete ? Answer::no : Answer::unknown;
  Answer denied = Answer::no;
  for (const Policy& policy : role.policies) {
    for (const Statement& statement : policy.statements) {
      const Answer decides = weakened(statement, applies(statement, action, resource));
      if (statement.effect != Effect::deny) {
        const bool sure = statement.effect == Effect::allow;
        allowed = either(allowed, sure ? decides : both(decides, Answer::unknown));
      }
      // Without a resource a Deny takes something away, but who knows how much.
      if (statement.effect != Effect::allow) {
        const bool sure = statement.effect == Effect::deny && resource;
        denied = either(denied, sure ? decides : both(decides, Answer::unknown));
      }
    }
  }
  if (role.bounded) allowed = both(allowed, Answer::unknown);
  return both(allowed, negated(denied));
}

bool allows_everywhere(const Role& role, std::string_view action) {
  bool allowed = false;
  for (const Policy& policy : role.policies) {
    for (const Statement& statement : policy.statements) {
      if (statement.effect != Effect::allow) return false;
      if (allowed || statement.condition || statement.not_resource) continue;
      const bool all = std::ranges::any_of(statement.resources, [](const ResourcePattern& pattern) {
        return pattern.text.parts.size() == 1 && pattern.text.parts.front().literal == "*";
      });
      allowed = all && speaks_of(statement, action) == Answer::yes;
    }
  }
  return allowed && !role.bounded;
}

Answer names_service(const Value& principal, std::string_view service) {
  const std::string* anyone = principal.as_string();
  if (anyone) return answer(*anyone == "*");
  if (!principal.is_map()) return principal ? Answer::unknown : Answer::no;
  const Text wanted = literal_text(service);
  // Everyone, or every account: whether a service is among them depends on the kind of policy.
  Answer found = Answer::no;
  for (const Value& account : one_or_more(principal["AWS"])) {
    const std::string* text = account.as_string();
    if (text && *text == "*") found = Answer::unknown;
  }
  for (const Value& named : one_or_more(principal["Service"])) {
    found = either(found, arn_equals(named.to_text(), wanted));
  }
  return found;
}

Answer trusts(const Role& role, std::string_view service) {
  Answer found = role.trust_known ? Answer::no : Answer::unknown;
  for (const Statement& statement : role.trust) {
    if (statement.effect == Effect::deny) continue;
    const Answer named = names_service(statement.principal, service);
    const bool sure = statement.effect == Effect::allow;
    found = either(found, sure ? weakened(statement, named) : both(named, Answer::unknown));
  }
  return found;
}

std::vector<Statement> read_statements(const Value& document, const Names& names, bool& known) {
  const Value list = document["Statement"];
  if (!list.is_list() && !list.is_map()) {
    known = false;
    return {};
  }
  std::vector<Statement> statements;
  for (const Value& written : one_or_more(list)) {
    if (written.is_map()) {
      statements.push_back(read_statement(written, names));
    } else {
      known = false;
    }
  }
  return statements;
}

}  // namespace plimsoll
