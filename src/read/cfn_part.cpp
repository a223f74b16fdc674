#include "read/cfn_part.h"

#include <algorithm>
#include <string_view>

#include "read/cfn_calls.h"
#include "read/cfn_instance.h"

namespace plimsoll {

namespace {

// What the transform generates is named after what is written.
bool may_be_generated(const Instance& instance, std::string_view name) {
  const auto& resources = instance.resources.all();
  return name.starts_with("Serverless") ||
         std::any_of(resources.begin(), resources.end(),
                     [name](const Declaration& one) { return name.starts_with(one.name); });
}

bool is_declared(const Instance& instance, std::string_view name) {
  return name.find("::") != std::string_view::npos || name.find('{') != std::string_view::npos ||
         instance.parameters.find(name) != instance.parameters.end() ||
         may_be_generated(instance, name);
}

// The name in the first argument of Fn::If or Fn::FindInMap; empty where it is no plain name.
std::string_view first_name(const Call& call) {
  const auto arguments = call.argument.children();
  const bool named = !arguments.empty() && arguments.front().is_scalar();
  return named ? arguments.front().text() : std::string_view();
}

bool uses_undeclared(const Instance& instance, const Call& call) {
  if (call.name == "Ref" && call.argument.is_scalar()) {
    return !is_declared(instance, call.argument.text());
  }
  const std::string_view name = first_name(call);
  if (name.empty()) return false;
  if (call.name == "Fn::If") return instance.conditions.find(name) == instance.conditions.end();
  if (call.name != "Fn::FindInMap") return false;
  const Node mappings = instance.section("Mappings");
  return !mappings || !mappings[name];
}

}  // namespace

bool is_part_of_template(const Instance& instance) {
  if (!instance.is_sam() || instance.section("Transform") || instance.section("Globals")) {
    return false;
  }
  bool undeclared = false;
  for (const Declaration& declared : instance.resources.all()) {
    each_call(declared.node, [&](const Call& call) {
      undeclared = undeclared || uses_undeclared(instance, call);
    });
    if (undeclared) return true;
  }
  return false;
}

}  // namespace plimsoll
