#include <map>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/nearest.h"
#include "facts/iam_actions.h"
#include "facts/operation_actions.h"
#include "facts/written_action.h"

namespace plimsoll {

namespace {

std::string near_to(std::string_view action) {
  const std::string_view service = action.substr(0, action.find(':'));
  const std::string_view name = action.substr(service.size() + 1);
  const std::vector<IamAction> actions = matching_iam_actions(fmt::format("{}:*", service));
  std::vector<std::string_view> names;
  for (const IamAction& one : actions) {
    if (!name.empty() && one.name.front() == name.front()) names.push_back(one.name);
  }
  const std::string_view near = nearest(name, names, 2);
  return near.empty() ? "" : fmt::format("{}:{}", service, near);
}

std::string remedy(std::string_view action, WrittenAction verdict) {
  if (verdict == WrittenAction::no_prefix) return "put its service and a colon before it";
  const OperationActions* operation = find_operation(action);
  if (operation != nullptr) {
    return fmt::format("write {}: the operation has no action of its own name",
                       fmt::join(operation->actions, ", "));
  }
  std::string meant;
  if (verdict == WrittenAction::no_service) meant = in_known_service(action);
  if (verdict == WrittenAction::no_action) meant = near_to(action);
  if (!meant.empty()) return fmt::format("write {}", meant);
  return "look it up in the Service Authorization Reference, which may have it since";
}

std::string failure(WrittenAction verdict, bool denied) {
  if (verdict == WrittenAction::no_prefix) {
    return "deployment fails: \"Actions/Conditions must be prefaced by a vendor\"";
  }
  const std::string day = to_string(iam_actions_as_of());
  if (denied)
    return fmt::format("it denies nothing (as of {}): what it is to prevent goes on", day);
  return fmt::format("it grants nothing (as of {}): AccessDenied when the call is made", day);
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

// Each action of the files is looked up once.
using Verdicts = std::map<std::string_view, WrittenAction>;

void judge(const Value& place, bool denied, Verdicts& verdicts, Report& report) {
  const std::string* action = place.as_string();
  if (action == nullptr) return;
  const auto [entry, is_new] = verdicts.try_emplace(*action, WrittenAction::known);
  if (is_new) entry->second = look_up(*action);
  if (entry->second == WrittenAction::known) return;
  find(report, place, *action, entry->second)
      .fails("{}", failure(entry->second, denied))
      .advise("{}", remedy(*action, entry->second));
}

// One value, or each of a list.
template <class Use>
void each(const Value& value, const Use& use) {
  if (!value.is_list()) return use(value);
  for (const Value& item : value.items()) use(item);
}

// The policies of roles, users and groups. Of one that sits on a queue or key, its service refuses
// what it does not know.
template <class Use>
void each_statement(const Resource& resource, const Use& use) {
  if (!resource.type.starts_with("AWS::IAM::")) return;
  each(resource.properties["PolicyDocument"]["Statement"], use);
  const Value policies = resource.properties["Policies"];
  for (const Value& policy : policies.items()) each(policy["PolicyDocument"]["Statement"], use);
}

void run(const Deployment& deployment, Report& report) {
  Verdicts verdicts;
  for (const Resource& resource : deployment.resources.all) {
    each_statement(resource, [&](const Value& statement) {
      const std::string* effect = statement["Effect"].as_string();
      const bool denied = effect != nullptr && *effect == "Deny";
      each(statement["Action"], [&](const Value& action) {
        // What SAM makes of a policy template has one place throughout, and is AWS's own.
        if (action.span() != statement.span()) judge(action, denied, verdicts, report);
      });
    });
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
