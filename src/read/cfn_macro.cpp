#include "read/cfn_macro.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace plimsoll {

namespace {

// The transforms that AWS hosts: carried out here, or only adding what is not read (the stack that
// rotates a secret, the hooks of a blue/green deployment).
constexpr std::array<std::string_view, 5> known = {
    "AWS::Serverless-2016-10-31", "AWS::LanguageExtensions", "AWS::CodeDeployBlueGreen",
    "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16"};

void add_unknown(Node macro, std::vector<Node>& unknown) {
  if (macro.is_sequence()) {
    for (const Node& item : macro.children()) add_unknown(item, unknown);
    return;
  }
  const Node name = macro.is_mapping() ? macro["Name"] : macro;
  if (!name || !name.is_scalar()) return;
  if (std::find(known.begin(), known.end(), name.text()) == known.end()) unknown.push_back(name);
}

}  // namespace

std::vector<Node> unknown_macros(Node root) {
  std::vector<Node> unknown;
  for (const std::string_view key : {"Transform", "Fn::Transform"}) {
    if (const Node macros = root[key]) add_unknown(macros, unknown);
  }
  return unknown;
}

bool is_module(Node resource) {
  const Node type = resource["Type"];
  return type && type.is_scalar() && type.text().ends_with("::MODULE");
}

}  // namespace plimsoll
