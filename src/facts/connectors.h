// What an AWS::Serverless::Connector between two types of resources makes.
//
// Texts are as `Fn::Sub` takes them, with `${Source.Arn}`, `${Destination.Arn}`,
// `${Destination.Name}`, `${Source.ResourceId}` and `${Source.Qualifier}` for the two ends.
// Source: connectors.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

enum class ConnectorGrant : std::uint8_t {
  role_policy,          // a policy on the role of one end
  function_permission,  // AWS::Lambda::Permission on the destination
  queue_policy,         // AWS::SQS::QueuePolicy on the destination
  topic_policy,         // AWS::SNS::TopicPolicy on the destination
};

// Whose role a role_policy is attached to.
enum class ConnectorEnd : std::uint8_t { neither, source, destination };

struct ConnectorStatement {
  Words actions;
  Words resources;  // none for a function_permission
};

struct Connector {
  std::string_view source_type;
  std::string_view destination_type;
  std::string_view access;  // "Read" or "Write", as in the connector's Permissions
  ConnectorGrant grant;
  ConnectorEnd role;
  std::string_view principal;   // empty for a role_policy
  std::string_view source_arn;  // SourceArn, or the condition aws:SourceArn; empty as above
  bool source_account;          // SourceAccount is the stack's own account
  std::span<const ConnectorStatement> statements;
};

// The rows for a pair of types, Read before Write; empty when SAM has no such connector.
std::span<const Connector> find_connectors(std::string_view source_type,
                                           std::string_view destination_type);
// Sorted by the two types.
std::span<const Connector> connectors();

}  // namespace plimsoll
