#include "read/cfn_nested.h"

namespace plimsoll {

namespace {

std::string_view type_of(Node resource) {
  const Node type = resource["Type"];
  return type && type.is_scalar() ? type.text() : std::string_view();
}

}  // namespace

bool is_nested_stack(Node resource) {
  const std::string_view type = type_of(resource);
  return type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application";
}

Node template_location(Node resource) {
  const bool sam = type_of(resource) == "AWS::Serverless::Application";
  const Node location =
      resource["Properties"] ? resource["Properties"][sam ? "Location" : "TemplateURL"] : Node();
  const bool plain = location && location.is_scalar() && location.tag().empty();
  return plain ? location : Node();
}

Node passed_to(const Instance& instance, std::string_view parameter) {
  return instance.passed ? instance.passed[parameter] : Node();
}

bool is_local_path(std::string_view location) {
  return !location.empty() && location.find("://") == std::string_view::npos &&
         location.find("${") == std::string_view::npos && !location.starts_with("{{");
}

}  // namespace plimsoll
