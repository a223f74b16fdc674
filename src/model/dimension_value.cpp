#include "model/dimension_value.h"

#include <algorithm>

#include <fmt/format.h>

namespace plimsoll {

namespace {

// What CloudWatch knows a resource by. Source: "Return values" of the CloudFormation resource
// reference, and the pages on the metrics of each service.
struct Known {
  std::string_view metric_namespace;
  std::string_view dimension;
  std::string_view type;
  std::string_view wants;
  std::string_view before;  // what to write, around the logical id
  std::string_view after;
};

constexpr Known known[] = {
    {"AWS/ApiGateway", "ApiId", "AWS::ApiGatewayV2::Api", "the id of an API", "!Ref ", ""},
    {"AWS/ApiGateway", "ApiName", "AWS::ApiGateway::RestApi", "the name of a REST API",
     "the Name of ", ""},
    {"AWS/DynamoDB", "TableName", "AWS::DynamoDB::Table", "the name of a table", "!Ref ", ""},
    {"AWS/Kinesis", "StreamName", "AWS::Kinesis::Stream", "the name of a stream", "!Ref ", ""},
    {"AWS/Lambda", "FunctionName", "AWS::Lambda::Function", "the name of a function", "!Ref ", ""},
    {"AWS/SNS", "TopicName", "AWS::SNS::Topic", "the name of a topic", "!GetAtt ", ".TopicName"},
    {"AWS/SQS", "QueueName", "AWS::SQS::Queue", "the name of a queue", "!GetAtt ", ".QueueName"},
    {"AWS/States", "StateMachineArn", "AWS::StepFunctions::StateMachine",
     "the ARN of a state machine", "!Ref ", ""},
};

const Known* find(std::string_view metric_namespace, std::string_view dimension) {
  const auto* found = std::ranges::find_if(known, [&](const Known& each) {
    return each.metric_namespace == metric_namespace && each.dimension == dimension;
  });
  return found == std::end(known) ? nullptr : found;
}

// "an ARN", "a URL", "an id", "a name"; empty when only AWS or the deployer knows.
std::string_view form_of(const Value& value, const Resource* resource, const Names& names) {
  const Reference* reference = value.as_reference();
  if (reference && resource && resource->type == "AWS::ApiGateway::RestApi") return "the id";
  const Text spelled = names.spelled_out(value);
  if (spelled.parts.empty()) return "";
  const Text::Part& first = spelled.parts.front();
  if (first.kind == Text::Part::Kind::reference) return "the name";
  if (first.kind != Text::Part::Kind::literal) return "";
  if (first.literal.starts_with("arn:")) return "the ARN";
  return first.literal.starts_with("https:") ? "the URL" : "the name";
}

bool is_right_form(std::string_view form, const Known& wanted) {
  if (form.empty()) return true;
  if (wanted.dimension == "ApiId") return form != "the ARN" && form != "the URL";
  return wanted.wants.starts_with(form);
}

// A parameter, a nested stack or a custom resource may hand on the name of anything.
bool may_hand_on_a_name(const Resource& resource) {
  return !resource.type.starts_with("AWS::") || resource.type == "AWS::SSM::Parameter" ||
         resource.type.starts_with("AWS::CloudFormation::");
}

}  // namespace

std::optional<WrongDimensionValue> wrong_value(std::string_view metric_namespace,
                                               const Dimension& dimension, const Names& names) {
  const std::string* name = dimension.name.known();
  const Known* wanted = name ? find(metric_namespace, *name) : nullptr;
  const Resource* resource = dimension.target.resource;
  if (!wanted || (resource && may_hand_on_a_name(*resource))) return std::nullopt;
  const std::string_view form = form_of(dimension.target.value, resource, names);
  const std::string of = resource ? fmt::format(" of `{}`", resource->name) : std::string();
  const bool right_type = resource && resource->type == wanted->type;
  std::string write = right_type
                          ? fmt::format("{}{}{}", wanted->before, resource->name, wanted->after)
                          : std::string(wanted->wants);
  if (!is_right_form(form, *wanted)) {
    return WrongDimensionValue{fmt::format("{}{}", form, of), wanted->wants, std::move(write)};
  }
  if (resource && resource->type == "AWS::ApiGatewayV2::Api") {
    write = "ApiId instead of ApiName, by which HTTP APIs publish 4xx and 5xx";
  }
  const bool another_type = dimension.target.value.as_reference() && resource && !right_type;
  if (!another_type) return std::nullopt;
  return WrongDimensionValue{fmt::format("`{}`, an {}", resource->name, resource->type),
                             wanted->wants, std::move(write)};
}

}  // namespace plimsoll
