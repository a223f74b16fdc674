// VPCs: main route tables, routes inside route tables, endpoints.
#include <algorithm>
#include <utility>

#include "terraform/fold.h"
#include "terraform/properties.h"

namespace plimsoll::terraform {

namespace {

constexpr std::string_view association_type = "AWS::EC2::SubnetRouteTableAssociation";
constexpr std::string_view subnet_type = "AWS::EC2::Subnet";

bool is_associated(const Resource& subnet, const std::vector<Resource*>& associations) {
  return std::ranges::any_of(associations, [&subnet](const Resource* association) {
    const Reference* named = association->properties["SubnetId"].as_reference();
    return named && named->resource == subnet.id;
  });
}

// What `gateway_id` and so on of a route lead to is called as in CloudFormation, but for these.
Value route_properties(const Value& block) {
  std::vector<Entry> entries;
  for (const Entry& entry : block.entries()) {
    // Blocks that are written as attributes have every way, all but one of them empty.
    const std::string* text = entry.value.as_string();
    if (!entry.value || (text && text->empty())) continue;
    std::string key = capitalised(entry.key);
    if (entry.key == "cidr_block") key = "DestinationCidrBlock";
    if (entry.key == "ipv6_cidr_block") key = "DestinationIpv6CidrBlock";
    if (entry.key == "egress_only_gateway_id") key = "EgressOnlyInternetGatewayId";
    entries.push_back({std::move(key), entry.key_span, entry.value});
  }
  return Value::map(std::move(entries), block.span(), block.is_open());
}

void add_route(const Instance& table, const std::string& table_id, std::size_t number,
               const Value& properties, Lowering& lowering) {
  const std::string id = table.address + ".route[" + std::to_string(number) + "]";
  const Span span = properties.span();
  Resource& route = lowering.add(table, "AWS::EC2::Route", id);
  route.properties = properties;
  set_property(route, "RouteTableId", Value::reference({table_id, ""}, span));
}

void add_routes(const Instance& table, const std::string& table_id, Lowering& lowering) {
  const Value blocks = lowering.attribute(table, "route");
  std::size_t number = 0;
  for (const Value& block : blocks.items()) {
    add_route(table, table_id, number++, route_properties(block), lowering);
  }
  if (!blocks.is_opaque()) return;
  // Any of the routes may be the default route.
  const Value unknown = Value::opaque("", table.span);
  const Entry destination{"DestinationCidrBlock", table.span, unknown};
  add_route(table, table_id, number, Value::map({destination}, table.span), lowering);
}

}  // namespace

// Subnets without an association use the VPC's main route table, which AWS makes with the VPC and
// the provider lets one put routes into.
void fold_vpc(const Instance& vpc, Lowering& lowering) {
  const Value of = Value::reference({vpc.address, ""}, vpc.span);
  Resource& table = lowering.add(vpc, "AWS::EC2::RouteTable", main_table_id(vpc.address));
  set_property(table, "VpcId", of);
  const std::vector<Resource*> written = lowering.all_of(association_type);
  bool any = false;
  for (const Resource* association : written) {
    any = any || Lowering::may_be_any(association->properties["SubnetId"]);
  }
  std::vector<std::string> alone;
  for (const Resource* subnet : lowering.all_of(subnet_type)) {
    const bool inside = same(subnet->properties["VpcId"], of);
    if (inside && !is_associated(*subnet, written)) alone.push_back(subnet->id);
  }
  const Value main = any ? Value::opaque("", vpc.span)
                         : Value::reference({main_table_id(vpc.address), ""}, vpc.span);
  for (const std::string& subnet : alone) {
    Resource& association =
        lowering.add(vpc, std::string(association_type), subnet + ".main_route_table_association");
    set_property(association, "SubnetId", Value::reference({subnet, ""}, vpc.span));
    set_property(association, "RouteTableId", main);
  }
}

void fold_route_table(const Instance& table, Lowering& lowering) {
  add_routes(table, table.address, lowering);
}

void fold_default_route_table(const Instance& table, Lowering& lowering) {
  const Value main = lowering.attribute(table, "default_route_table_id");
  if (const Reference* id = main.as_reference()) add_routes(table, id->resource, lowering);
}

// Another table takes the place of the main one.
void fold_main_association(const Instance& association, Lowering& lowering) {
  const Value vpc = lowering.attribute(association, "vpc_id");
  const Reference* of = vpc.as_reference();
  if (!of) return;
  const Value main = Value::reference({main_table_id(of->resource), ""}, {});
  for (Resource* each : lowering.all_of(association_type)) {
    if (!same(each->properties["RouteTableId"], main)) continue;
    set_property(*each, "RouteTableId", lowering.attribute(association, "route_table_id"));
  }
}

void fold_endpoint_association(const Instance& association, Lowering& lowering) {
  const Value id = lowering.attribute(association, "vpc_endpoint_id");
  Resource* endpoint = lowering.named(id, {"AWS::EC2::VPCEndpoint", ""});
  if (!endpoint) return;
  if (const Value table = lowering.attribute(association, "route_table_id")) {
    append_property(*endpoint, "RouteTableIds", table);
  }
  if (const Value subnet = lowering.attribute(association, "subnet_id")) {
    append_property(*endpoint, "SubnetIds", subnet);
  }
}

}  // namespace plimsoll::terraform
