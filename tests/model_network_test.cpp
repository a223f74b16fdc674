// The model: which subnets of a function lead to the internet, and how.
#include <gtest/gtest.h>

#include "support/template_text.h"

namespace plimsoll::test {

namespace {

Built with_route(std::string_view route, std::string_view subnets = "[!Ref Here]") {
  return Built(R"(
Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
Door: {Type: AWS::EC2::InternetGateway}
Here: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net}}
There: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net}}
Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net}}
Joined:
  Type: AWS::EC2::SubnetRouteTableAssociation
  Properties: {SubnetId: !Ref Here, RouteTableId: !Ref Table}
Way: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, )" +
               std::string(route) + R"(}}
Ship:
  Type: AWS::Lambda::Function
  Properties: {VpcConfig: {SecurityGroupIds: [], SubnetIds: )" +
               std::string(subnets) + "}}\n");
}

WayOut way_out(std::string_view route, std::string_view subnets = "[!Ref Here]") {
  return with_route(route, subnets)->functions_in_vpcs.front().way_out;
}

TEST(Model, ADefaultRouteToAnInternetGatewayMakesAPublicSubnet) {
  const Built built = with_route("DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door");
  const FunctionInVpc& joined = built->functions_in_vpcs.front();
  EXPECT_EQ(joined.way_out, WayOut::internet_gateway);
  ASSERT_NE(joined.subnets.front()->default_route, nullptr);
  EXPECT_EQ(joined.subnets.front()->default_route->name, "Way");
}

TEST(Model, ANatGatewayOfAnotherStackIsAWayOut) {
  EXPECT_EQ(way_out("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref NatFromElsewhere"),
            WayOut::other);
}

TEST(Model, AGatewayThatIsNotKnownMayBeOfEitherKind) {
  EXPECT_EQ(way_out("DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway"), WayOut::unknown);
  EXPECT_EQ(way_out("DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-0123"),
            WayOut::internet_gateway);
}

TEST(Model, ARouteToOneNetworkIsNoWayOut) {
  EXPECT_EQ(way_out("DestinationCidrBlock: 10.1.0.0/16, GatewayId: !Ref Door"), WayOut::none);
  EXPECT_EQ(way_out("DestinationCidrBlock: !Ref Office, NatGatewayId: nat-1"), WayOut::unknown);
  EXPECT_EQ(way_out("DestinationIpv6CidrBlock: '::/0', GatewayId: !Ref Door"), WayOut::none);
}

TEST(Model, ASubnetWithoutAssociationHasTheMainRouteTable) {
  EXPECT_EQ(way_out("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1", "[!Ref There]"),
            WayOut::none);
}

TEST(Model, SubnetsThatDifferSayNothingTogether) {
  constexpr std::string_view nat = "DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1";
  EXPECT_EQ(way_out(nat, "[!Ref Here, !Ref There]"), WayOut::unknown);
  EXPECT_EQ(way_out(nat, "[!Ref Here, !Ref Here]"), WayOut::other);
  EXPECT_EQ(way_out(nat, "[!Ref Here, subnet-1]"), WayOut::unknown);
}

TEST(Model, OnePublicSubnetIsEnoughToBePublic) {
  constexpr std::string_view door = "DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door";
  EXPECT_EQ(way_out(door, "[subnet-1, !Ref Here]"), WayOut::internet_gateway);
}

TEST(Model, SubnetsThatOnlyTheDeployerKnowsAreNotKnown) {
  const Built built =
      with_route("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1", "!Ref SubnetIds");
  const FunctionInVpc& joined = built->functions_in_vpcs.front();
  EXPECT_FALSE(joined.subnets_known);
  EXPECT_EQ(joined.way_out, WayOut::unknown);
  EXPECT_EQ(built->functions.front().vpc.in_vpc(), Answer::unknown);
}

TEST(Model, TwoEmptyListsAreNoVpc) {
  const Built built = with_route("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-1", "[]");
  EXPECT_TRUE(built->functions_in_vpcs.empty());
  EXPECT_EQ(built->functions.front().vpc.in_vpc(), Answer::no);
}

}  // namespace

}  // namespace plimsoll::test
