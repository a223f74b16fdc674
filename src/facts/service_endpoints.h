// How a function in a VPC without a way to the internet reaches an AWS service: through which VPC
// endpoint, or without one, since what it connects to stands in the VPC itself.
//
// Of a service that is not found, nothing may be said. Source: service_endpoints.tsv.
#pragma once

#include <span>
#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

struct ServiceEndpoint {
  std::string_view prefix;  // of its IAM actions: "kinesis"
  // The last part of the ServiceName of endpoints that lead to it, "kinesis-streams" of
  // "com.amazonaws.eu-west-1.kinesis-streams"; several: for different parts of the service.
  Words endpoints;
  // Its actions are mostly for connections to hosts in the VPC: databases, brokers, file systems.
  bool inside_vpc;
};

// Null when the service is not in the table.
const ServiceEndpoint* find_service_endpoint(std::string_view prefix);
// Sorted by prefix.
std::span<const ServiceEndpoint> service_endpoints();

}  // namespace plimsoll
