#include "terraform/plan_forms.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::terraform {

namespace {

using Part = Text::Part;

template <std::size_t size>
bool is_among(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::ranges::find(names, name) != names.end();
}

std::string_view type_of(const PlannedResource& resource) {
  return text_of(resource.planned["type"]);
}

// Attributes that take a name or an id of what has this type (or one that begins so), and nothing
// around it.
struct Taker {
  std::string_view name;
  std::string_view type;
};
constexpr std::array takers{
    Taker{"api_id", "aws_apigatewayv2_api"},
    Taker{"bucket", "aws_s3_bucket"},
    Taker{"event_bus_name", "aws_cloudwatch_event_bus"},
    Taker{"function_name", "aws_lambda_"},
    Taker{"function_version", "aws_lambda_function"},
    Taker{"log_group_name", "aws_cloudwatch_log_group"},
    Taker{"queue_url", "aws_sqs_queue"},
    Taker{"resource_id", "aws_api_gateway_"},
    Taker{"rest_api_id", "aws_api_gateway_rest_api"},
    Taker{"role", "aws_iam_role"},
    Taker{"rule", "aws_cloudwatch_event_rule"},
    Taker{"stage_name", "aws_api_gateway_stage"},
    Taker{"stream_name", "aws_kinesis_stream"},
    Taker{"table_name", "aws_dynamodb_table"},
};
// The functions that a user pool calls.
constexpr std::array<std::string_view, 10> triggers{
    "create_auth_challenge", "custom_message",
    "define_auth_challenge", "post_authentication",
    "post_confirmation",     "pre_authentication",
    "pre_sign_up",           "pre_token_generation",
    "user_migration",        "verify_auth_challenge_response"};

// What a resource is called itself is no reference to another.
bool is_own_name(std::string_view name, std::string_view type) {
  return (name == "bucket" && type == "aws_s3_bucket") ||
         (name == "function_name" && type == "aws_lambda_function") ||
         (name == "stage_name" && type == "aws_api_gateway_stage") ||
         (name == "domain_id" || name == "target_id" || name == "statement_id");
}

bool takes_an_arn(std::string_view name) {
  return name.ends_with("arn") || name.ends_with("uri") || name == "endpoint" ||
         is_among(name, triggers);
}

// The id of some resources is their ARN; of others an ARN can be put together around it.
bool is_arn(const PlanSource& source) {
  constexpr std::array<std::string_view, 5> types{"aws_iam_policy", "aws_lb_listener",
                                                  "aws_lb_target_group", "aws_sfn_state_machine",
                                                  "aws_sns_topic"};
  return source.attribute.ends_with("arn") ||
         (source.attribute == "id" && is_among(type_of(*source.resource), types));
}

bool takes(std::string_view name, const PlanSource& source) {
  if (takes_an_arn(name)) return source.attribute.empty() || is_arn(source);
  const auto taker = std::ranges::find(takers, name, &Taker::name);
  if (taker != takers.end()) return type_of(*source.resource).starts_with(taker->type);
  return name.ends_with("_id");
}

bool is_list(std::string_view name) {
  constexpr std::array<std::string_view, 12> plurals{
      "layers",  "subnets", "security_groups", "queues", "topics",  "roles",
      "actions", "arns",    "users",           "groups", "brokers", "aliases"};
  return is_among(name, plurals) || name.ends_with("_ids") || name.ends_with("_arns") ||
         name.ends_with("_actions") || name.ends_with("_groups") || name.ends_with("_subnets");
}

// What is taken of a resource that the plan names alone: `aws_subnet.private[*].id`.
std::string taken_by(std::string_view name) {
  if (name.ends_with("arn") || name.ends_with("arns") || name.ends_with("_actions")) return "arn";
  if (name.ends_with("_id") || name.ends_with("_ids") || name == "subnets" ||
      name.ends_with("security_groups")) {
    return "id";
  }
  return "";
}

// `nat_gateway_id` is the id of an `aws_nat_gateway`.
bool is_called_after(std::string_view name, std::string_view type) {
  if (name == "gateway_id") return type == "aws_internet_gateway";
  constexpr std::string_view prefix = "aws_";
  const std::string_view stem = name.substr(0, name.rfind('_'));
  return type.starts_with(prefix) && type.substr(prefix.size()) == stem;
}

// A random suffix and the like are never the whole value.
bool is_of_aws(const PlanSource& source) {
  return type_of(*source.resource).starts_with("aws_");
}

Value reference(const PlanSource& source, std::string_view name, Span span) {
  const std::string attribute = source.attribute.empty() ? taken_by(name) : source.attribute;
  if (!is_identity(attribute) || !is_of_aws(source)) return Value::opaque("", span);
  return Value::reference({source.resource->address, attribute}, span);
}

// What stands beside it may be the alias or the version that is meant.
bool is_qualified(const PlanSource& source) {
  return type_of(*source.resource) == "aws_lambda_function";
}

Part literal(std::string_view text) {
  Part part;
  part.literal = text;
  return part;
}

Part hole() {
  Part part;
  part.kind = Part::Kind::opaque;
  return part;
}

Part part_of(const PlanSource& source) {
  Part part;
  part.kind = Part::Kind::reference;
  part.reference = {source.resource->address, source.attribute};
  return part;
}

// The forms that have to stand around a reference, so that it can only be meant so.
Value surrounded(std::string_view name, std::string_view type, const PlanSource& source,
                 Span span) {
  const std::string_view taken = source.attribute;
  if (name == "target" && type == "aws_apigatewayv2_route") {
    return Value::text({{literal("integrations/"), part_of(source)}}, span);
  }
  if (name == "uri" && taken == "arn" && type_of(*source.resource) == "aws_lambda_function") {
    return Value::text(
        {{literal("arn:"), hole(), literal(":apigateway:"), hole(),
          literal(":lambda:path/2015-03-31/functions/"), part_of(source), literal("/invocations")}},
        span);
  }
  // The ARN of an API means nothing without stage, method and path behind it.
  if (taken == "execution_arn") return Value::text({{part_of(source), hole()}}, span);
  return {};
}

// Both keys have to be there; the number may be anything.
Value redrive_policy(const PlanSource& source, Span span) {
  return Value::map({{"deadLetterTargetArn", span, reference(source, "arn", span)},
                     {"maxReceiveCount", span, Value::opaque("", span)}},
                    span);
}

Value list_of(const std::vector<PlanSource>& sources, bool has_others, std::string_view name,
              Span span) {
  std::vector<Value> items;
  for (const PlanSource& source : sources) items.push_back(reference(source, name, span));
  if (has_others) items.push_back(Value::opaque("", span));
  return Value::list(std::move(items), span);
}

}  // namespace

Value unknown_attribute(std::string_view name, const PlannedResource& of,
                        const PlanSources& sources, Span span) {
  const std::vector<PlanSource> made_of = sources.unknown();
  const std::string_view type = type_of(of);
  if (!sources.is_complete || made_of.empty()) return Value::opaque("", span);
  const bool has_others = sources.has_variables || made_of.size() < sources.all.size();
  if (is_list(name)) return list_of(made_of, has_others, name, span);
  const PlanSource& source = made_of.front();
  if (made_of.size() > 1 || (has_others && is_qualified(source))) return Value::opaque("", span);
  if (name == "redrive_policy" && type == "aws_sqs_queue") return redrive_policy(source, span);
  if (Value text = surrounded(name, type, source, span)) return text;
  const bool is_document = source.resource->is_data && source.attribute == "json";
  if (is_document) return Value::reference({source.resource->address, source.attribute}, span);
  if (!is_own_name(name, type) && takes(name, source)) return reference(source, name, span);
  return Value::opaque("", span);
}

Value unknown_part(std::string_view name, const PlannedResource& of, const PlanSources& sources,
                   bool is_only_one, Span span) {
  PlanSources fitting{{}, sources.is_complete, sources.has_variables};
  std::ranges::copy_if(sources.unknown(), std::back_inserter(fitting.all),
                       [&](const PlanSource& source) {
                         return is_only_one || is_called_after(name, type_of(*source.resource));
                       });
  if (fitting.all.size() != 1) return Value::opaque("", span);
  const Value value = unknown_attribute(name, of, fitting, span);
  return value.is_list() ? value.items().front() : value;
}

bool is_identity(std::string_view attribute) {
  return attribute == "arn" || attribute == "version" || attribute == "id" || attribute == "name" ||
         attribute == "url" || attribute == "bucket" || attribute.ends_with("_arn") ||
         attribute.ends_with("_id") || attribute.ends_with("_name") || attribute.ends_with("_url");
}

}  // namespace plimsoll::terraform
