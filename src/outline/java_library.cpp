#include "outline/java_library.h"

#include <algorithm>
#include <initializer_list>

#include "outline/nodes.h"

namespace plimsoll::outline {
namespace {

constexpr std::string_view no_number = "java.lang.NumberFormatException: Cannot parse null string";

}  // namespace

std::string_view java_raises(std::string_view object, std::string_view method) {
  if (is_any(method, {"parseInt", "parseLong"})) return no_number;
  if (method == "valueOf" && is_any(object, {"Integer", "Long"})) return no_number;
  if (is_any(method, {"parseDouble", "parseFloat", "checkNotNull"})) return java_no_object;
  if (method == "requireNonNull" || (object == "Optional" && method == "of")) return java_no_object;
  if (object == "URI" && method == "create") return java_no_object;
  return {};
}

bool java_takes_resource_first(std::string_view type, std::string_view method) {
  if (type.starts_with("AmazonS3")) return method.find("Object") != std::string_view::npos;
  if (type.starts_with("AmazonSQS")) return method.find("Message") != std::string_view::npos;
  if (type.starts_with("AmazonSNS")) return method == "publish";
  if (type == "DynamoDB") return method == "getTable";
  if (type.starts_with("DynamoDbEnhanced")) return method == "table";
  return type.starts_with("AmazonDynamoDB") && method.ends_with("Item");
}

}  // namespace plimsoll::outline
