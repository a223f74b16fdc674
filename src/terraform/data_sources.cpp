#include "terraform/data_sources.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "terraform/evaluate.h"
#include "terraform/functions.h"
#include "terraform/policy_document.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/<type>
struct Known {
  std::string_view type;
  std::string_view attribute;
  std::string_view identity;
  std::string_view argument;  // asks for another one than that of the provider
};
constexpr Known known[] = {
    {"aws_caller_identity", "account_id", "AWS::AccountId", ""},
    {"aws_caller_identity", "id", "AWS::AccountId", ""},
    {"aws_partition", "dns_suffix", "AWS::URLSuffix", ""},
    {"aws_partition", "id", "AWS::Partition", ""},
    {"aws_partition", "partition", "AWS::Partition", ""},
    {"aws_region", "id", "AWS::Region", "name"},
    {"aws_region", "name", "AWS::Region", "name"},
    {"aws_region", "region", "AWS::Region", "region"},
};

const Known* find(std::string_view type, std::string_view attribute) {
  const auto found = std::find_if(std::begin(known), std::end(known), [&](const Known& row) {
    return row.type == type && row.attribute == attribute;
  });
  return found == std::end(known) ? nullptr : found;
}

bool is_policy_json(std::string_view type, std::string_view attribute) {
  return type == "aws_iam_policy_document" && (attribute == "json" || attribute == "minified_json");
}

// What `templatefile` has replaced.
Value rendered(Evaluator& evaluator, const Value& arguments, Span use) {
  const Value text = arguments["template"];
  const Value names = arguments["vars"];
  const bool is_known = text.as_string() && (names.is_map() || !names) && !like_each(names);
  return is_known ? fill_template(evaluator, text, names) : Value::opaque("", use);
}

}  // namespace

std::optional<Value> data_attribute(Evaluator& evaluator, std::string_view type,
                                    std::string_view attribute,
                                    const std::function<Value()>& arguments, Span use) {
  if (is_policy_json(type, attribute)) return policy_document(arguments(), use);
  if (type == "template_file" && attribute == "rendered") {
    return rendered(evaluator, arguments(), use);
  }
  const Known* row = find(type, attribute);
  if (!row) return std::nullopt;
  const Value other = row->argument.empty() ? Value() : arguments()[row->argument];
  return other ? other : Value::opaque(std::string(row->identity), use);
}

}  // namespace plimsoll::terraform
