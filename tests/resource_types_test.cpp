// CloudFormation's resource types as facts: what the table says of types that people rely on, and
// what holds of every row.
#include "facts/resource_types.h"

#include <initializer_list>
#include <optional>
#include <string_view>

#include <gtest/gtest.h>

namespace plimsoll {
namespace {

// The property at a path of names; the element of a list or map is meant by its name alone.
std::optional<Property> find(std::string_view type, std::initializer_list<std::string_view> path) {
  std::optional<Property> property;
  std::optional<Shape> shape = find_resource_type(type);
  for (const std::string_view name : path) {
    if (!shape) return std::nullopt;
    while (shape->kind() == ShapeKind::list || shape->kind() == ShapeKind::map) {
      shape = shape->element();
    }
    property = shape->find(name);
    shape = property ? std::optional(property->shape) : std::nullopt;
  }
  return property;
}

ShapeKind kind_of(std::string_view type, std::initializer_list<std::string_view> path) {
  const auto property = find(type, path);
  EXPECT_TRUE(property) << type;
  return property ? property->shape.kind() : ShapeKind::json;
}

TEST(ResourceTypes, HaveTheirProperties) {
  EXPECT_EQ(kind_of("AWS::Lambda::Function", {"Timeout"}), ShapeKind::integer);
  EXPECT_EQ(kind_of("AWS::Lambda::Function", {"Environment", "Variables"}), ShapeKind::map);
  EXPECT_EQ(kind_of("AWS::Lambda::Function", {"VpcConfig", "SubnetIds"}), ShapeKind::list);
  EXPECT_EQ(kind_of("AWS::Lambda::EventSourceMapping", {"Enabled"}), ShapeKind::boolean);
  EXPECT_EQ(kind_of("AWS::S3::Bucket", {"Tags", "Key"}), ShapeKind::text);
  EXPECT_EQ(kind_of("AWS::IAM::Policy", {"PolicyDocument"}), ShapeKind::either);
  EXPECT_FALSE(find("AWS::Lambda::Function", {"TimeOut"}));
  EXPECT_FALSE(find("AWS::Lambda::Function", {"Environment", "Timeout"}));
}

TEST(ResourceTypes, AreThoseOfTheServerlessServices) {
  for (const std::string_view type :
       {"AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", "AWS::CloudFront::Distribution",
        "AWS::Config::ConfigRule", "AWS::EC2::VPC", "AWS::IoT::TopicRule", "AWS::Pipes::Pipe",
        "AWS::KinesisFirehose::DeliveryStream", "AWS::StepFunctions::StateMachine"}) {
    EXPECT_TRUE(find_resource_type(type)) << type;
  }
  EXPECT_FALSE(find_resource_type("Custom::Thing"));
  EXPECT_FALSE(find_resource_type("AWS::Lambda"));
}

TEST(ResourceTypes, SayWhatIsRequired) {
  EXPECT_TRUE(find("AWS::Lambda::Function", {"Role"})->required);
  EXPECT_FALSE(find("AWS::Lambda::Function", {"Handler"})->required);  // images have none
  EXPECT_TRUE(find("AWS::DynamoDB::Table", {"KeySchema"})->required);
}

TEST(ResourceTypes, KnowWhatAwsMakes) {
  EXPECT_TRUE(find("AWS::Lambda::Function", {"Arn"})->read_only);
  EXPECT_FALSE(find("AWS::Lambda::Function", {"Role"})->read_only);
}

TEST(ResourceTypes, ListTheValuesThatAreAllowed) {
  const Shape package = find("AWS::Lambda::Function", {"PackageType"})->shape;
  EXPECT_EQ(package.allowed_count(), 2U);
  EXPECT_TRUE(package.allows("Image"));
  EXPECT_FALSE(package.allows("image"));
  const Shape handler = find("AWS::Lambda::Function", {"Handler"})->shape;
  EXPECT_EQ(handler.allowed_count(), 0U);
  EXPECT_TRUE(handler.allows("anything"));
}

TEST(ResourceTypes, ComeInAlternatives) {
  const Shape body = find("AWS::ApiGateway::RestApi", {"Body"})->shape;
  ASSERT_EQ(body.kind(), ShapeKind::either);
  for (std::size_t i = 0; i < body.alternative_count(); ++i) {
    const ShapeKind kind = body.alternative(i).kind();
    EXPECT_TRUE(kind == ShapeKind::json || kind == ShapeKind::text);
  }
}

TEST(ResourceTypes, HaveTheirPropertiesInOrder) {
  const Shape function = *find_resource_type("AWS::Lambda::Function");
  ASSERT_GT(function.property_count(), 20U);
  for (std::size_t i = 1; i < function.property_count(); ++i) {
    EXPECT_LT(function.property(i - 1).name, function.property(i).name);
  }
}

}  // namespace
}  // namespace plimsoll
