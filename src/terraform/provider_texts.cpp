#include "terraform/provider_texts.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace plimsoll::terraform {

namespace {

using Kind = Text::Part::Kind;

// In a shape `{P}`, `{R}` and `{A}` are the partition, region and account; `{name}` is the
// instance's own attribute of that name.
struct Spelled {
  std::string_view type;
  std::string_view attribute;
  std::string_view shape;
};

constexpr std::string_view rest_execution = "arn:{P}:execute-api:{R}:{A}:{id}";
constexpr std::string_view invocation =
    "arn:{P}:apigateway:{R}:lambda:path/2015-03-31/functions/{arn}/invocations";

// Source: the attributes of each resource in the provider's documentation, 6.25.0.
constexpr Spelled spelled[] = {
    {"aws_lambda_function", "invoke_arn", invocation},
    {"aws_lambda_alias", "invoke_arn", invocation},
    {"aws_api_gateway_rest_api", "execution_arn", rest_execution},
    {"aws_apigatewayv2_api", "execution_arn", rest_execution},
    {"aws_api_gateway_stage", "execution_arn",
     "arn:{P}:execute-api:{R}:{A}:{rest_api_id}/{stage_name}"},
    {"aws_apigatewayv2_stage", "execution_arn", "arn:{P}:execute-api:{R}:{A}:{api_id}/{name}"},
    // CloudFormation's ends with ":*".
    {"aws_cloudwatch_log_group", "arn", "arn:{P}:logs:{R}:{A}:log-group:{id}"},
};

// Data sources that find things by their names.
constexpr Spelled found[] = {
    {"aws_lambda_function", "arn", "arn:{P}:lambda:{R}:{A}:function:{function_name}"},
    {"aws_sqs_queue", "arn", "arn:{P}:sqs:{R}:{A}:{name}"},
    {"aws_sns_topic", "arn", "arn:{P}:sns:{R}:{A}:{name}"},
    {"aws_s3_bucket", "arn", "arn:{P}:s3:::{bucket}"},
    {"aws_dynamodb_table", "arn", "arn:{P}:dynamodb:{R}:{A}:table/{name}"},
    {"aws_kinesis_stream", "arn", "arn:{P}:kinesis:{R}:{A}:stream/{name}"},
    {"aws_cloudwatch_event_bus", "arn", "arn:{P}:events:{R}:{A}:event-bus/{name}"},
};

Text::Part opaque(std::string_view identity) {
  Text::Part part;
  part.kind = Kind::opaque;
  part.opaque.identity = identity;
  return part;
}

Text::Part hole(const Instance& instance, std::string_view what) {
  if (what == "P") return opaque("AWS::Partition");
  if (what == "R") return opaque("AWS::Region");
  if (what == "A") return opaque("AWS::AccountId");
  Text::Part part;
  part.kind = Kind::reference;
  part.reference = {instance.address, std::string(what)};
  return part;
}

Text::Part literal(std::string_view text) {
  Text::Part part;
  part.literal = text;
  return part;
}

// What a data source is asked for.
bool append_argument(Text& text, const Instance& data, std::string_view name) {
  Text written = data.attributes[name].to_text();
  const bool known = !written.parts.empty();
  for (Text::Part& part : written.parts) text.parts.push_back(std::move(part));
  return known;
}

std::optional<Text> fill(const Instance& instance, std::string_view shape) {
  Text text;
  while (!shape.empty()) {
    const std::size_t open = std::min(shape.find('{'), shape.size());
    if (open > 0) text.parts.push_back(literal(shape.substr(0, open)));
    if (open == shape.size()) break;
    const std::size_t close = shape.find('}', open);
    const std::string_view what = shape.substr(open + 1, close - open - 1);
    if (instance.is_data && what.size() > 1) {
      if (!append_argument(text, instance, what)) return std::nullopt;
    } else {
      text.parts.push_back(hole(instance, what));
    }
    shape.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace

std::optional<Text> provider_text(const Instance& instance, std::string_view attribute) {
  const std::span<const Spelled> rows =
      instance.is_data ? std::span<const Spelled>(found) : std::span<const Spelled>(spelled);
  for (const Spelled& row : rows) {
    if (row.type == instance.type && row.attribute == attribute) return fill(instance, row.shape);
  }
  return std::nullopt;
}

}  // namespace plimsoll::terraform
