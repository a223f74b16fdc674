// Terraform's AWS provider beside CloudFormation: which type is which, how attributes are called
// there, and what a reference to an attribute means.
//
// What follows the rule has no row: `memory_size` is MemorySize, a nested block a nested property.
// Sources: terraform_types.tsv, terraform_attributes.tsv, terraform_references.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace plimsoll {

struct TerraformType {
  std::string_view provider_type;  // "aws_sqs_queue"
  std::string_view type;           // "AWS::SQS::Queue"
};

// How the value of an attribute becomes that of the property.
enum class TerraformForm : std::uint8_t {
  same,
  listed,   // one value where CloudFormation has a list
  json,     // a text that is JSON, as what it says
  pairs,    // a map where CloudFormation has a list of Name and Value
  dropped,  // CloudFormation has no such property, or it is a resource of its own there
};

struct TerraformAttribute {
  std::string_view provider_type;
  std::string_view attribute;  // with the blocks around it: "filter_criteria.filter"
  // Below the property of the block around it: "Filters", "Code.S3Bucket".
  std::string_view property;
  TerraformForm form;
};

// What `aws_sqs_queue.orders.url` is to CloudFormation.
struct TerraformReference {
  std::string_view provider_type;
  std::string_view attribute;  // "url"
  std::string_view reference;  // "Ref", or the attribute of Fn::GetAtt
};

// Null where the tables have no row.
const TerraformType* find_terraform_type(std::string_view provider_type);
const TerraformAttribute* find_terraform_attribute(std::string_view provider_type,
                                                   std::string_view attribute);
const TerraformReference* find_terraform_reference(std::string_view provider_type,
                                                   std::string_view attribute);

// Everything, sorted by the provider's type.
std::span<const TerraformType> terraform_types();
std::span<const TerraformReference> terraform_references();

}  // namespace plimsoll
