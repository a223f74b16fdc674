#include "model/network.h"

#include <algorithm>

#include "model/steps.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

constexpr std::string_view anywhere = "0.0.0.0/0";

// Properties of a route that lead out of the VPC without an internet gateway.
constexpr std::string_view other_ways[] = {
    "NatGatewayId",           "InstanceId",       "NetworkInterfaceId",
    "TransitGatewayId",       "CarrierGatewayId", "LocalGatewayId",
    "VpcPeeringConnectionId", "VpcEndpointId",    "CoreNetworkArn",
};

// An internet gateway and a virtual private gateway are both written as GatewayId.
WayOut through_gateway(const Names& names, const Value& gateway) {
  if (const Resource* resource = names.named(gateway)) {
    return resource->type == "AWS::EC2::InternetGateway" ? WayOut::internet_gateway : WayOut::other;
  }
  const std::string* id = gateway.as_string();
  if (!id) return WayOut::unknown;
  return id->starts_with("igw-") ? WayOut::internet_gateway : WayOut::other;
}

WayOut way_of(const Names& names, const Value& properties) {
  if (const Value gateway = properties["GatewayId"]) return through_gateway(names, gateway);
  for (const std::string_view way : other_ways) {
    if (properties[way]) return WayOut::other;
  }
  return WayOut::unknown;
}

void add_vpcs(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::EC2::VPC")) {
    auto vpc = declared_as<Vpc>(*resource);
    vpc.cidr = resource->properties["CidrBlock"];
    deployment.vpcs.push_back(std::move(vpc));
  }
}

const Vpc* vpc_in(const Deployment& deployment, const Resource& resource) {
  return declared_by(deployment.names.named(resource.properties["VpcId"]), deployment.vpcs);
}

void add_route_tables(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::EC2::RouteTable")) {
    auto table = declared_as<RouteTable>(*resource);
    table.vpc = vpc_in(deployment, *resource);
    deployment.route_tables.push_back(std::move(table));
  }
}

// The first default route decides; one whose destination is not known may be a default route.
void add_to(RouteTable& table, const NetworkRoute& route) {
  table.routes.push_back(&route);
  const std::string* destination = route.destination.known();
  if (destination && *destination == anywhere) {
    if (!table.default_route) {
      table.default_route = &route;
      table.way_out = route.way_out;
    }
  } else if (route.destination.is_opaque() && !table.default_route) {
    table.way_out = WayOut::unknown;
  }
}

void add_routes(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::EC2::Route")) {
    auto route = declared_as<NetworkRoute>(*resource);
    route.destination = Section(*resource).string("DestinationCidrBlock");
    route.way_out = way_of(deployment.names, resource->properties);
    deployment.network_routes.push_back(std::move(route));
    const Resource* table = deployment.names.named(resource->properties["RouteTableId"]);
    RouteTable* known =
        editable(deployment.route_tables, declared_by(table, deployment.route_tables));
    if (known) add_to(*known, deployment.network_routes.back());
  }
}

void add_subnets(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::EC2::Subnet")) {
    const Section properties(*resource);
    auto subnet = declared_as<Subnet>(*resource);
    subnet.vpc_id = deployment.names.target(properties["VpcId"]);
    subnet.vpc = declared_by(subnet.vpc_id.resource, deployment.vpcs);
    subnet.cidr = properties["CidrBlock"];
    subnet.availability_zone = properties["AvailabilityZone"];
    // Without an association the main route table holds; that of a VPC of the files has the local
    // route alone.
    subnet.way_out = subnet.vpc ? WayOut::none : WayOut::unknown;
    deployment.subnets.push_back(std::move(subnet));
  }
}

void associate(Deployment& deployment, const Resource& association) {
  const Value& properties = association.properties;
  const Resource* resource = deployment.names.named(properties["SubnetId"]);
  Subnet* subnet = editable(deployment.subnets, declared_by(resource, deployment.subnets));
  if (!subnet) return;
  subnet->route_table =
      declared_by(deployment.names.named(properties["RouteTableId"]), deployment.route_tables);
  const RouteTable* table = subnet->route_table;
  subnet->way_out = table ? table->way_out : WayOut::unknown;
  subnet->default_route = table ? table->default_route : nullptr;
}

// An association with a subnet that is not known may be with any subnet.
bool may_be_any(const Deployment& deployment, const Resource& association) {
  const Value subnet = association.properties["SubnetId"];
  return subnet.is_opaque() && !deployment.names.named(subnet);
}

void add_associations(Deployment& deployment) {
  bool any = false;
  for (const Resource* resource :
       deployment.names.of_type("AWS::EC2::SubnetRouteTableAssociation")) {
    associate(deployment, *resource);
    any = any || may_be_any(deployment, *resource);
  }
  if (!any) return;
  for (Subnet& subnet : deployment.subnets) {
    if (!subnet.route_table) subnet.way_out = WayOut::unknown;
  }
}

void add_gateways(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::EC2::NatGateway")) {
    const Section properties(*resource);
    auto gateway = declared_as<NatGateway>(*resource);
    gateway.subnet =
        declared_by(deployment.names.named(properties["SubnetId"]), deployment.subnets);
    gateway.connectivity = properties.string("ConnectivityType", "public");
    deployment.nat_gateways.push_back(std::move(gateway));
  }
  for (const Resource* resource : deployment.names.of_type("AWS::EC2::VPCEndpoint")) {
    const Section properties(*resource);
    auto endpoint = declared_as<VpcEndpoint>(*resource);
    endpoint.vpc_id = deployment.names.target(properties["VpcId"]);
    endpoint.vpc = declared_by(endpoint.vpc_id.resource, deployment.vpcs);
    endpoint.service = deployment.names.spelled_out(properties["ServiceName"]);
    endpoint.type = properties.string("VpcEndpointType", "Gateway");
    endpoint.subnet_ids = properties["SubnetIds"];
    endpoint.route_table_ids = properties["RouteTableIds"];
    deployment.vpc_endpoints.push_back(std::move(endpoint));
  }
}

void add_security_groups(Deployment& deployment) {
  const Names& names = deployment.names;
  for (const Resource* resource : names.of_type("AWS::EC2::SecurityGroup")) {
    auto group = declared_as<SecurityGroup>(*resource);
    group.vpc = vpc_in(deployment, *resource);
    group.egress = resource->properties["SecurityGroupEgress"];
    group.ingress = resource->properties["SecurityGroupIngress"];
    deployment.security_groups.push_back(std::move(group));
  }
  const auto hang_on = [&](std::string_view type, auto rules) {
    for (const Resource* rule : names.of_type(type)) {
      const Resource* resource = names.named(rule->properties["GroupId"]);
      const SecurityGroup* known = declared_by(resource, deployment.security_groups);
      if (SecurityGroup* group = editable(deployment.security_groups, known)) {
        (group->*rules).push_back(rule);
      }
    }
  };
  hang_on("AWS::EC2::SecurityGroupEgress", &SecurityGroup::egress_rules);
  hang_on("AWS::EC2::SecurityGroupIngress", &SecurityGroup::ingress_rules);
}

// What all subnets of a function say together.
WayOut together(const FunctionInVpc& function) {
  bool differ = false;
  for (const Subnet* subnet : function.subnets) {
    if (subnet && subnet->way_out == WayOut::internet_gateway) return WayOut::internet_gateway;
    differ = differ || !subnet ||
             subnet->way_out !=
                 (function.subnets.front() ? function.subnets.front()->way_out : WayOut::unknown);
  }
  return differ || !function.subnets_known ? WayOut::unknown : function.subnets.front()->way_out;
}

FunctionInVpc join(const Deployment& deployment, const Function& function) {
  FunctionInVpc joined{.function = function,
                       .subnets = {},
                       .subnets_known = function.vpc.subnet_ids.is_list(),
                       .security_groups = {},
                       .security_groups_known = false};
  for (const Value& id : function.vpc.subnet_ids.items()) {
    const Subnet* subnet = declared_by(deployment.names.named(id), deployment.subnets);
    joined.subnets.push_back(subnet);
    if (!subnet) joined.subnets_known = false;
    if (subnet && !joined.vpc) joined.vpc = subnet->vpc;
  }
  if (joined.subnets.empty()) joined.subnets_known = false;
  for (const Value& id : function.vpc.security_group_ids.items()) {
    const Resource* resource = deployment.names.named(id);
    const SecurityGroup* group = declared_by(resource, deployment.security_groups);
    if (group) joined.security_groups.push_back(group);
  }
  const std::size_t ids = function.vpc.security_group_ids.items().size();
  joined.security_groups_known = ids > 0 && joined.security_groups.size() == ids;
  joined.way_out = together(joined);
  return joined;
}

}  // namespace

void add_network(Deployment& deployment) {
  add_vpcs(deployment);
  add_route_tables(deployment);
  add_routes(deployment);
  add_subnets(deployment);
  add_associations(deployment);
  add_gateways(deployment);
  add_security_groups(deployment);
}

void join_network(Deployment& deployment) {
  for (const Function& function : deployment.functions) {
    if (function.vpc.in_vpc() == Answer::no) continue;
    deployment.functions_in_vpcs.push_back(join(deployment, function));
  }
}

}  // namespace plimsoll
