#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/meant_actions.h"
#include "facts/iam_actions.h"
#include "facts/iam_pattern.h"
#include "facts/operation_actions.h"
#include "facts/written_action.h"

namespace plimsoll {

namespace {

std::string remedy(std::string_view action, WrittenAction verdict,
                   const std::vector<std::string>& meant) {
  if (verdict == WrittenAction::no_prefix) return "put its service and a colon before it";
  if (meant.empty()) {
    return "look it up in the Service Authorization Reference, which may have it since";
  }
  const bool is_operation = find_operation(action) != nullptr;
  return fmt::format("write {}{}", fmt::join(meant, ", "),
                     is_operation ? ": the operation has no action of its own name" : "");
}

std::string failure(WrittenAction verdict, bool denied) {
  if (verdict == WrittenAction::no_prefix) {
    return "deployment fails: \"Actions/Conditions must be prefaced by a vendor\"";
  }
  const std::string day = to_string(iam_actions_as_of());
  if (denied)
    return fmt::format("it denies nothing (as of {}): what it is to prevent goes on", day);
  return fmt::format("it grants nothing (as of {}): AccessDenied for whoever counts on it", day);
}

Draft find(Report& report, const Value& place, std::string_view action, WrittenAction verdict) {
  if (verdict == WrittenAction::no_prefix) {
    return report.find(place, "`{}` is no action: it names no service", action);
  }
  if (verdict == WrittenAction::no_service) {
    return report.find(place, "`{}` is an action of a service that IAM does not have", action);
  }
  return report.find(place, "`{}` names no action of IAM", action);
}

// One value, or each of a list.
template <class Use>
void each(const Value& value, const Use& use) {
  if (!value.is_list()) return use(value);
  for (const Value& item : value.items()) use(item);
}

bool has_action(const Value& statement, std::string_view action) {
  bool found = false;
  each(statement["Action"], [&](const Value& pattern) {
    const std::string* text = pattern.as_string();
    found = found || (text != nullptr && iam_pattern_matches(*text, action));
  });
  return found;
}

// Whether one statement says of some action at least as much as the other one would.
bool reaches_as_far(const Value& statement, const Value& other) {
  if (statement.span() == other.span()) return true;
  if (!same(statement["Effect"], other["Effect"]) || statement["Condition"]) return false;
  const std::string* resource = statement["Resource"].as_string();
  return (resource != nullptr && *resource == "*") ||
         same(statement["Resource"], other["Resource"]);
}

// What is meant stands there as well, under its right name: nothing is missing, and no call fails.
bool is_said_rightly(const std::vector<std::string>& meant, const Value& statement,
                     const std::vector<Value>& statements) {
  return !meant.empty() && std::ranges::all_of(meant, [&](const std::string& action) {
    return std::ranges::any_of(statements, [&](const Value& one) {
      return reaches_as_far(one, statement) && has_action(one, action);
    });
  });
}

// The policies of roles, users and groups. Of one that sits on a queue or key, its service refuses
// what it does not know.
std::vector<Value> statements_of(const Resource& resource) {
  std::vector<Value> statements;
  if (!resource.type.starts_with("AWS::IAM::")) return statements;
  const auto keep = [&](const Value& statement) { statements.push_back(statement); };
  each(resource.properties["PolicyDocument"]["Statement"], keep);
  const Value policies = resource.properties["Policies"];
  for (const Value& policy : policies.items()) each(policy["PolicyDocument"]["Statement"], keep);
  return statements;
}

// Each action of the files is looked up once.
using Verdicts = std::map<std::string_view, WrittenAction>;

void judge(const Value& place, const Value& statement, const std::vector<Value>& statements,
           Verdicts& verdicts, Report& report) {
  const std::string* action = place.as_string();
  if (action == nullptr) return;
  const auto [entry, is_new] = verdicts.try_emplace(*action, WrittenAction::known);
  if (is_new) entry->second = look_up(*action);
  const WrittenAction verdict = entry->second;
  if (verdict == WrittenAction::known) return;
  const std::vector<std::string> meant = meant_actions(*action, verdict);
  if (is_said_rightly(meant, statement, statements)) return;
  const std::string* effect = statement["Effect"].as_string();
  find(report, place, *action, verdict)
      .fails("{}", failure(verdict, effect != nullptr && *effect == "Deny"))
      .advise("{}", remedy(*action, verdict, meant));
}

void run(const Deployment& deployment, Report& report) {
  Verdicts verdicts;
  for (const Resource& resource : deployment.resources.all) {
    const std::vector<Value> statements = statements_of(resource);
    for (const Value& statement : statements) {
      each(statement["Action"], [&](const Value& action) {
        // What SAM makes of a policy template has one place throughout, and is AWS's own.
        if (action.span() == statement.span()) return;
        judge(action, statement, statements, verdicts, report);
      });
    }
  }
}

}  // namespace

extern constinit const Check unknown_iam_action = declare({
    .id = "unknown-iam-action",
    .severity = Severity::warning,
    .summary = "policy names an action that IAM does not have",
    .evidence = {{.url = "https://docs.aws.amazon.com/service-authorization/latest/reference/"
                         "reference_policies_actions-resources-contextkeys.html",
                  .says = "the actions of each service"},
                 {.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
                         "reference_policies_elements_action.html",
                  .says = "prefix and name of an action are case insensitive, * and ? match "
                          "multiple characters or one"}},
    .run = run,
});

}  // namespace plimsoll
