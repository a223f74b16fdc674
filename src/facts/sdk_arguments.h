// Which argument of an SDK's call says what it acts on.
//
// Source: sdk_arguments.tsv.
#pragma once

#include <string_view>

namespace plimsoll {

struct SdkArgument {
  std::string_view iam_prefix;  // "dynamodb"
  // "TableName"; of an object of boto3 its kind ("Table"), which is made with that name.
  std::string_view argument;
  std::string_view resource_type;  // "AWS::DynamoDB::Table"
};

// Null for an argument that names nothing of the kind.
const SdkArgument* find_sdk_argument(std::string_view iam_prefix, std::string_view argument);

}  // namespace plimsoll
