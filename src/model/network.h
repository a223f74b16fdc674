// VPCs, subnets, and the way out of them.
//
// From AWS::EC2::VPC, ::Subnet, ::RouteTable, ::SubnetRouteTableAssociation, ::Route, ::NatGateway,
// ::InternetGateway, ::VPCEndpoint, ::SecurityGroup (and its ingress and egress resources).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/answer.h"
#include "model/declared.h"
#include "model/setting.h"

namespace plimsoll {

struct Function;
struct Subnet;

// Where packets for the internet (0.0.0.0/0) go.
enum class WayOut : std::uint8_t {
  none,              // no default route: nothing outside the VPC is reached
  internet_gateway,  // a public subnet: a function there has no public address
  other,             // NAT gateway or instance, transit gateway, firewall endpoint …
  unknown,           // the route table, or part of its routes, is outside the files or opaque
};

// AWS::EC2::VPC.
struct Vpc : Declared {
  Value cidr;
};

// AWS::EC2::Route, or an entry that a route table writes itself.
struct NetworkRoute : Declared {
  Setting<std::string> destination;  // DestinationCidrBlock; absent for IPv6 and prefix lists
  WayOut way_out = WayOut::unknown;  // where this route leads
};

// AWS::EC2::RouteTable.
struct RouteTable : Declared {
  const Vpc* vpc = nullptr;
  std::vector<const NetworkRoute*> routes;
  WayOut way_out = WayOut::none;
  const NetworkRoute* default_route = nullptr;  // the one for 0.0.0.0/0
};

// AWS::EC2::Subnet.
struct Subnet : Declared {
  Target vpc_id;
  const Vpc* vpc = nullptr;  // when the files declare it
  Value cidr;
  Value availability_zone;  // absent: AWS chooses
  // The table that is associated with it; null: the VPC's main table, or one outside the files.
  const RouteTable* route_table = nullptr;
  WayOut way_out = WayOut::unknown;
  const NetworkRoute* default_route = nullptr;  // the route that decides; null when there is none
};

// AWS::EC2::NatGateway.
struct NatGateway : Declared {
  const Subnet* subnet = nullptr;     // when the files declare it
  Setting<std::string> connectivity;  // public (default), private
};

// AWS::EC2::VPCEndpoint.
struct VpcEndpoint : Declared {
  const Vpc* vpc = nullptr;  // when the files declare it
  Target vpc_id;
  Text service;               // "com.amazonaws.${AWS::Region}.s3"
  Setting<std::string> type;  // Gateway (default), Interface
  Value subnet_ids;
  Value route_table_ids;
};

// AWS::EC2::SecurityGroup.
struct SecurityGroup : Declared {
  const Vpc* vpc = nullptr;
  Value egress;                                // SecurityGroupEgress; absent: everything is let out
  Value ingress;                               // SecurityGroupIngress
  std::vector<const Resource*> egress_rules;   // AWS::EC2::SecurityGroupEgress of this group
  std::vector<const Resource*> ingress_rules;  // AWS::EC2::SecurityGroupIngress of this group
};

// A function that runs in a VPC, with the network as far as the files declare it.
struct FunctionInVpc {
  const Function& function;
  // One for each entry of SubnetIds, in order; null where the subnet is not of the files.
  std::vector<const Subnet*> subnets;
  // Every entry is a subnet of the files, and there is one.
  bool subnets_known = false;
  const Vpc* vpc = nullptr;  // of the first known subnet
  std::vector<const SecurityGroup*> security_groups;
  // Every entry of SecurityGroupIds is a group of the files, and there is one.
  bool security_groups_known = false;
  // `none` or `other` only when all subnets are known to agree; `internet_gateway` when any has it.
  WayOut way_out = WayOut::unknown;
};

}  // namespace plimsoll
