#include "outline/csharp_library.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "outline/nodes.h"

namespace plimsoll::outline {

bool csharp_is_of_text(std::string_view member) {
  constexpr std::array<std::string_view, 17> members{
      "Contains", "EndsWith",         "IndexOf",   "Length",      "PadLeft",  "Replace",
      "Split",    "StartsWith",       "Substring", "ToCharArray", "ToLower",  "ToLowerInvariant",
      "ToUpper",  "ToUpperInvariant", "Trim",      "TrimEnd",     "TrimStart"};
  return std::ranges::find(members, member) != members.end();
}

bool csharp_refuses_null(std::string_view type, std::string_view method) {
  if (method.empty()) return type == "Uri";
  return method == "Parse" &&
         is_any(type, {"int", "long", "double", "float", "decimal", "bool", "short", "Int32",
                       "Int64", "Guid", "TimeSpan", "DateTime", "Boolean", "Double"});
}

bool csharp_takes_resource(std::string_view type, std::string_view method, std::size_t argument) {
  if (type == "Table") return is_any(method, {"LoadTable", "TryLoadTable"}) && argument == 1;
  if (argument != 0) return false;
  if (is_any(type, {"IAmazonDynamoDB", "AmazonDynamoDBClient"})) {
    return is_any(method, {"PutItemAsync", "GetItemAsync", "UpdateItemAsync", "DeleteItemAsync",
                           "ScanAsync", "DescribeTableAsync"});
  }
  if (is_any(type, {"IAmazonSQS", "AmazonSQSClient"})) {
    return method.find("Message") != std::string_view::npos;
  }
  if (is_any(type, {"IAmazonSimpleNotificationService", "AmazonSimpleNotificationServiceClient"})) {
    return method == "PublishAsync";
  }
  return is_any(type, {"IAmazonS3", "AmazonS3Client"}) &&
         method.find("Object") != std::string_view::npos;
}

bool csharp_makes_of_resource(std::string_view type) {
  return is_any(type, {"PutItemRequest", "GetItemRequest", "UpdateItemRequest", "DeleteItemRequest",
                       "ScanRequest", "QueryRequest", "SendMessageRequest", "PublishRequest"});
}

}  // namespace plimsoll::outline
