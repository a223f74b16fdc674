#include "read/cfn_calls.h"

#include "read/cfn_intrinsics.h"
#include "read/cfn_loop.h"

namespace plimsoll {

std::optional<Call> long_call_at(Node node) {
  if (!node.is_mapping() || node.child_count() != 1) return std::nullopt;
  const Node only = node.children().front();
  const std::string_view key = only.key();
  if (key != "Ref" && (!key.starts_with("Fn::") || is_loop(only))) return std::nullopt;
  return Call{key, only, false, node.span()};
}

std::optional<Call> call_at(Node node) {
  const std::string_view name = intrinsic_of_tag(node.tag());
  if (!name.empty()) return Call{name, node, true, node.span()};
  return long_call_at(node);
}

void each_call(Node node, const std::function<void(const Call&)>& visit) {
  const auto call = call_at(node);
  if (call) visit(*call);
  if (call && !call->tagged) return each_call(call->argument, visit);
  for (const Node& child : node.children()) each_call(child, visit);
}

std::vector<std::string_view> names_in(const Call& call) {
  if (call.name == "Ref") return {call.argument.text()};
  if (call.name != "Fn::Sub") return {};
  const std::vector<Node> parts = call.argument.children();
  std::string_view format = (parts.empty() ? call.argument : parts.front()).text();
  std::vector<std::string_view> names;
  for (std::size_t open = format.find("${"); open != std::string_view::npos;
       open = format.find("${")) {
    format.remove_prefix(open + 2);
    names.push_back(format.substr(0, format.find('}')));
  }
  return names;
}

}  // namespace plimsoll
