// Security groups. A rule of the provider is for any number of sources, one of CloudFormation for
// one of them; and a group without egress rules lets nothing out, where CloudFormation's lets out
// everything.
#include <array>
#include <utility>

#include "terraform/fold.h"
#include "terraform/properties.h"

namespace plimsoll::terraform {

namespace {

constexpr Named group_kind{"AWS::EC2::SecurityGroup", ""};

struct Direction {
  std::string_view block;
  std::string_view property;
  std::string_view type;  // of a rule of its own
  std::string_view group;
  std::string_view prefix_list;
};
constexpr std::array directions = {
    Direction{"ingress", "SecurityGroupIngress", "AWS::EC2::SecurityGroupIngress",
              "SourceSecurityGroupId", "SourcePrefixListId"},
    Direction{"egress", "SecurityGroupEgress", "AWS::EC2::SecurityGroupEgress",
              "DestinationSecurityGroupId", "DestinationPrefixListId"},
};

Entry entry(std::string_view key, Value value) {
  const Span span = value.span();
  return {std::string(key), span, std::move(value)};
}

std::vector<Entry> ports(const Value& rule) {
  std::vector<Entry> entries;
  const auto take = [&](std::string_view attribute, std::string_view property) {
    if (Value value = rule[attribute]) entries.push_back(entry(property, std::move(value)));
  };
  take("protocol", "IpProtocol");
  take("from_port", "FromPort");
  take("to_port", "ToPort");
  return entries;
}

// A rule once for each of its sources (or destinations).
class Rules {
 public:
  Rules(Value rule, const Direction& direction) : rule_(std::move(rule)), direction_(direction) {}

  std::vector<Value> take(const Value& own_group) {
    each("cidr_blocks", "CidrIp");
    each("ipv6_cidr_blocks", "CidrIpv6");
    each("prefix_list_ids", direction_.prefix_list);
    each("security_groups", direction_.group);
    each("source_security_group_id", direction_.group);
    if (const Value self = rule_["self"]; self && self.as_bool() != false) {
      add(direction_.group, own_group);
    }
    return std::move(rules_);
  }

 private:
  void each(std::string_view attribute, std::string_view property) {
    const Value values = rule_[attribute];
    for (const Value& value : values.items()) add(property, value);
    if (values && !values.is_list()) add(property, values);
  }

  void add(std::string_view property, const Value& value) {
    std::vector<Entry> entries = ports(rule_);
    entries.push_back(entry(property, value));
    rules_.push_back(Value::map(std::move(entries), rule_.span(), rule_.is_open()));
  }

  Value rule_;
  const Direction& direction_;
  std::vector<Value> rules_;
};

// How CDK writes, too, that nothing is let out: a rule that fits no packet.
Value nothing(Span span) {
  const auto word = [&](std::string_view text) {
    return Value::scalar(std::string(text), span, true);
  };
  Value rule =
      Value::map({entry("IpProtocol", word("icmp")), entry("FromPort", word("252")),
                  entry("ToPort", word("86")), entry("CidrIp", word("255.255.255.255/32"))},
                 span);
  return Value::list({std::move(rule)}, span);
}

Value rules_in(const Value& blocks, const Direction& direction, const Value& own_group) {
  if (!blocks.is_list()) return blocks;
  std::vector<Value> all;
  for (const Value& block : blocks.items()) {
    if (!block.is_map()) return Value::opaque("", blocks.span());
    for (Value& rule : Rules(block, direction).take(own_group)) all.push_back(std::move(rule));
  }
  return Value::list(std::move(all), blocks.span());
}

// Whatever the rule lets through, it may be any group's.
void take_for_unknown(Lowering& lowering, const Direction& direction, Span span) {
  for (Resource* group : lowering.all_of(group_kind.type)) {
    set_property(*group, direction.property, Value::opaque("", span));
  }
}

}  // namespace

void fold_security_group(const Instance& group, Lowering& lowering) {
  Resource* resource = lowering.made(group);
  if (!resource) return;
  const Value own = Value::reference({group.address, ""}, group.span);
  for (const Direction& direction : directions) {
    if (resource->properties.find(direction.property)) continue;  // taken for unknown
    const Value blocks = lowering.attribute(group, direction.block);
    Value rules = rules_in(blocks, direction, own);
    const bool none = rules.is_absent() || (rules.is_list() && rules.items().empty());
    if (none && direction.block == "egress") {
      rules = lowering.is_open() ? Value::opaque("", group.span) : nothing(group.span);
    }
    if (rules) set_property(*resource, direction.property, std::move(rules));
  }
}

// A rule that is a resource of its own: aws_security_group_rule.
void fold_security_group_rule(const Instance& rule, Lowering& lowering) {
  const std::string* type = rule.attributes["type"].as_string();
  const Value group = lowering.attribute(rule, "security_group_id");
  for (const Direction& direction : directions) {
    if (type && *type != direction.block) continue;
    if (!type || (Lowering::may_be_any(group) && !lowering.named(group, group_kind))) {
      take_for_unknown(lowering, direction, rule.span);
      continue;
    }
    std::size_t number = 0;
    for (const Value& each : Rules(lowering.attributes(rule), direction).take(group)) {
      const std::string id = rule.address + (number == 0 ? "" : "." + std::to_string(number));
      ++number;
      Resource& made = lowering.add(rule, std::string(direction.type), id);
      made.properties = each;
      set_property(made, "GroupId", group);
    }
  }
}

// A rule of one source, which follows the table: aws_vpc_security_group_ingress_rule.
void fold_vpc_security_group_rule(const Instance& rule, Lowering& lowering) {
  const Value group = lowering.attribute(rule, "security_group_id");
  if (!Lowering::may_be_any(group) || lowering.named(group, group_kind)) return;
  const bool ingress = rule.type == "aws_vpc_security_group_ingress_rule";
  take_for_unknown(lowering, directions[ingress ? 0 : 1], rule.span);
}

}  // namespace plimsoll::terraform
