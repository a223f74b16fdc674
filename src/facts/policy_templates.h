// SAM's policy templates: what `Policies: - SQSPollerPolicy: {QueueName: …}` grants.
//
// Resources and condition values are texts as `Fn::Sub` takes them: `${QueueName}` is the
// template's parameter, `${AWS::Region}` the pseudo parameter. Source: policy_templates.tsv.
#pragma once

#include <span>
#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

// Always Allow. The members of the condition are empty when it has none.
struct TemplateStatement {
  Words actions;
  Words resources;
  std::string_view condition_operator;  // "StringEquals"
  std::string_view condition_key;
  std::string_view condition_value;
};

struct PolicyTemplate {
  std::string_view name;
  Words parameters;  // all of them are required
  std::span<const TemplateStatement> statements;
};

// Null when SAM has no template of that name.
const PolicyTemplate* find_policy_template(std::string_view name);
// Sorted by name.
std::span<const PolicyTemplate> policy_templates();

}  // namespace plimsoll
