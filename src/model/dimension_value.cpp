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
  std::string_view other_type;  // that has such a name as well; may be empty
  std::string_view wants;
  std::optional<std::string_view> attribute;  // that is it; empty for Ref
};

constexpr Known known[] = {
    {"AWS/ApiGateway", "ApiId", "AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi",
     "the id of an API", ""},
    {"AWS/ApiGateway", "ApiName", "AWS::ApiGateway::RestApi", "", "the name of a REST API", {}},
    {"AWS/DynamoDB", "TableName", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable",
     "the name of a table", ""},
    {"AWS/Kinesis", "StreamName", "AWS::Kinesis::Stream", "", "the name of a stream", ""},
    {"AWS/Lambda", "FunctionName", "AWS::Lambda::Function", "", "the name of a function", ""},
    {"AWS/SNS", "TopicName", "AWS::SNS::Topic", "", "the name of a topic", "TopicName"},
    {"AWS/SQS", "QueueName", "AWS::SQS::Queue", "", "the name of a queue", "QueueName"},
    {"AWS/States", "StateMachineArn", "AWS::StepFunctions::StateMachine", "",
     "the ARN of a state machine", ""},
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

// What the value is instead; empty when it may be right.
std::string what_it_is(const Dimension& dimension, const Known& wanted, const Names& names) {
  const Value& value = dimension.target.value;
  const Resource* resource = dimension.target.resource;
  const std::string_view form = form_of(value, resource, names);
  if (!is_right_form(form, wanted)) {
    return resource ? fmt::format("{} of `{}`", form, resource->name) : std::string(form);
  }
  const bool other = value.as_reference() && resource && resource->type != wanted.type &&
                     resource->type != wanted.other_type;
  return other ? fmt::format("`{}`, an {}", resource->name, resource->type) : std::string();
}

// The resource as CloudWatch knows it; nothing when it is of another type, or no reference is that.
std::optional<Reference> right_reference(const Known& wanted, const Resource* resource) {
  const bool fits =
      resource && (resource->type == wanted.type || resource->type == wanted.other_type);
  if (!fits || !wanted.attribute) return std::nullopt;
  return Reference{resource->id, std::string(*wanted.attribute)};
}

std::string written(const Reference& reference, std::string_view name) {
  return reference.attribute.empty() ? fmt::format("!Ref {}", name)
                                     : fmt::format("!GetAtt {}.{}", name, reference.attribute);
}

// What to write instead, where the files have a resource that may have been meant.
std::string remedy(const Known& wanted, const Resource* resource) {
  if (const auto reference = right_reference(wanted, resource)) {
    return written(*reference, resource->name);
  }
  if (resource && resource->type == wanted.type) {
    // Without a Name an API is called what its definition is.
    return resource->properties["Name"].is_absent()
               ? fmt::format("the name of {}: the title of its definition", resource->name)
               : fmt::format("the Name of {}", resource->name);
  }
  if (resource && resource->type == "AWS::ApiGatewayV2::Api") {
    return "ApiId instead of ApiName, by which HTTP APIs publish 4xx and 5xx";
  }
  return std::string(wanted.wants);
}

}  // namespace

std::optional<WrongDimensionValue> wrong_value(std::string_view metric_namespace,
                                               const Dimension& dimension, const Names& names) {
  const std::string* name = dimension.name.known();
  const Known* wanted = name ? find(metric_namespace, *name) : nullptr;
  const Resource* resource = dimension.target.resource;
  if (!wanted || (resource && may_hand_on_a_name(*resource))) return std::nullopt;
  std::string is = what_it_is(dimension, *wanted, names);
  if (is.empty()) return std::nullopt;
  return WrongDimensionValue{.is = std::move(is),
                             .wants = wanted->wants,
                             .write = remedy(*wanted, resource),
                             .reference = right_reference(*wanted, resource)};
}

}  // namespace plimsoll
