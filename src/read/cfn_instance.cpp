#include "read/cfn_instance.h"

#include <utility>

namespace plimsoll {

namespace {

Parameter read_parameter(Node node) {
  const Node type_node = node["Type"];
  const std::string_view type = type_node && type_node.is_scalar() ? type_node.text() : "String";
  const Node secret = node["NoEcho"];
  Parameter parameter;
  parameter.name = std::string(node.key());
  parameter.span = node.key_span();
  parameter.is_list = type == "CommaDelimitedList" || type.find("List<") != std::string_view::npos;
  parameter.is_looked_up = type.starts_with("AWS::SSM::Parameter::Value");
  parameter.is_secret = secret && written(secret).text == "true";
  if (const Node by_default = node["Default"]; by_default && by_default.is_scalar()) {
    parameter.default_value = written(by_default);
  }
  if (const Node allowed = node["AllowedValues"]) {
    for (const Node& one : allowed.children()) parameter.allowed.push_back(written(one));
  }
  return parameter;
}

}  // namespace

void Declarations::add(Declaration declared) {
  place_.emplace(declared.name, all_.size());
  all_.push_back(std::move(declared));
}

const Declaration* Declarations::find(std::string_view name) const {
  const auto place = place_.find(name);
  return place == place_.end() ? nullptr : &all_[place->second];
}

std::map<std::string, Parameter, std::less<>> read_parameters(Node section) {
  std::map<std::string, Parameter, std::less<>> parameters;
  if (!section || !section.is_mapping()) return parameters;
  for (const Node& node : section.children()) {
    if (node.is_mapping()) parameters.emplace(node.key(), read_parameter(node));
  }
  return parameters;
}

}  // namespace plimsoll
