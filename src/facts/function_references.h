// The CloudFormation properties that name a function: where a trigger or a caller can stand.
// Source: function_references.tsv.
#pragma once

#include <span>
#include <string_view>

namespace plimsoll {

struct FunctionReference {
  std::string_view resource_type;
  std::string_view property_path;  // names with dots between them; lists are stepped through
  std::string_view attribute;      // what the property takes: "Arn" or "FunctionName"
};

// The rows of one resource type; empty when none of its properties takes a function.
std::span<const FunctionReference> function_references(std::string_view resource_type);

}  // namespace plimsoll
