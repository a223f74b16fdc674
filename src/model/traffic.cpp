#include "model/traffic.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "model/names.h"

namespace plimsoll {

namespace {

// Whether a rule is for TCP connections to the port; without a port, to any.
Answer covers(const Value& rule, std::optional<int> port) {
  const Value protocol = rule["IpProtocol"];
  const std::string* name = protocol.as_string();
  if (!name) return Answer::unknown;
  if (*name == "-1" || *name == "all") return Answer::yes;
  if (*name != "tcp" && *name != "6" && *name != "TCP") return Answer::no;
  const auto from = rule["FromPort"].as_int();
  const auto to = rule["ToPort"].as_int();
  if (!port) return Answer::yes;
  if (!from || !to) return Answer::unknown;
  return answer(*from <= *port && *port <= *to);
}

// The addresses of an IPv4 block.
struct Block {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

std::optional<Block> block(const Value& cidr) {
  const std::string* text = cidr.as_string();
  if (!text) return std::nullopt;
  std::uint32_t numbers[5] = {};
  constexpr std::string_view ends = ".../";
  const char* at = text->data();
  const char* const end = at + text->size();
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    const auto [after, trouble] = std::from_chars(at, end, numbers[i]);
    const bool last = i == ends.size();
    if (trouble != std::errc() || numbers[i] > 255) return std::nullopt;
    if (last ? after != end : after == end || *after != ends[i]) return std::nullopt;
    at = after + 1;
  }
  if (numbers[4] > 32) return std::nullopt;
  const std::uint32_t address =
      numbers[0] << 24U | numbers[1] << 16U | numbers[2] << 8U | numbers[3];
  const std::uint32_t hosts = numbers[4] == 0 ? UINT32_MAX : (1U << (32U - numbers[4])) - 1U;
  return Block{address & ~hosts, address | hosts};
}

// Whether the function's addresses can be in the block. They are its subnets'.
Answer overlaps(const Value& cidr, const FunctionInVpc& function) {
  const auto admitted = block(cidr);
  if (!admitted) return Answer::unknown;
  if (admitted->first == 0 && admitted->last == UINT32_MAX) return Answer::yes;
  if (!function.subnets_known) return Answer::unknown;
  Answer any = Answer::no;
  for (const Subnet* subnet : function.subnets) {
    const auto own = block(subnet->cidr);
    if (!own) return Answer::unknown;
    const bool meet = own->first <= admitted->last && admitted->first <= own->last;
    any = either(any, answer(meet));
  }
  return any;
}

bool has(const FunctionInVpc& function, const Resource* group) {
  return std::ranges::any_of(function.security_groups,
                             [&](const SecurityGroup* own) { return own->resource == group; });
}

// Whether the function is among those that a rule admits.
Answer admits(const Value& rule, const FunctionInVpc& function, const Names& names) {
  if (const Value cidr = rule["CidrIp"]) return overlaps(cidr, function);
  if (const Value source = rule["SourceSecurityGroupId"]) {
    const Resource* group = names.named(source);
    if (group && group->type == "AWS::EC2::SecurityGroup") return answer(has(function, group));
    return Answer::unknown;
  }
  // For IPv6 alone: functions connect over IPv4 unless they are told otherwise.
  return rule["CidrIpv6"] ? Answer::no : Answer::unknown;
}

// Rules inside the group and those of their own resources, which have the same properties.
std::vector<Value> rules_of(const Value& inside, const std::vector<const Resource*>& beside) {
  std::vector<Value> rules(inside.items().begin(), inside.items().end());
  for (const Resource* resource : beside) rules.push_back(resource->properties);
  return rules;
}

bool may_have_others(const Value& inside) {
  return inside && !inside.is_list();
}

}  // namespace

Answer lets_out(const FunctionInVpc& function, int port) {
  if (!function.security_groups_known) return Answer::unknown;
  Answer any = Answer::no;
  for (const SecurityGroup* group : function.security_groups) {
    const auto rules = rules_of(group->egress, group->egress_rules);
    // Without a rule of its own a group keeps the one that lets everything out.
    if (rules.empty() && !may_have_others(group->egress)) return Answer::yes;
    if (may_have_others(group->egress)) any = either(any, Answer::unknown);
    for (const Value& rule : rules) any = either(any, covers(rule, port));
  }
  return any;
}

Answer lets_in(const SecurityGroup& group, std::optional<int> port, const FunctionInVpc& function,
               const Names& names) {
  if (!function.security_groups_known || may_have_others(group.ingress)) return Answer::unknown;
  Answer any = Answer::no;
  for (const Value& rule : rules_of(group.ingress, group.ingress_rules)) {
    any = either(any, both(covers(rule, port), admits(rule, function, names)));
  }
  return any;
}

}  // namespace plimsoll
