// The event source mapping that SAM makes of an event.
//
// In: an event whose source is polled. Out: AWS::Lambda::EventSourceMapping; what the destination
// of failed records needs is added to the role.
#pragma once

#include "read/sam_event_kinds.h"

namespace plimsoll {

// `source_key` is the property with the source's ARN ("Queue"), empty when there is none. `further`
// are properties that are not the event's own. `suffix` follows the event's name in the id.
void make_mapping(const FunctionEvent& on, std::string_view source_key,
                  std::initializer_list<At::Pair> further = {});

// The statements of an inline policy are collected in a list first.
void add_statement(std::vector<Value>& statements, std::vector<std::string> actions,
                   const Value& resource, const At& at);
// `{PolicyName, PolicyDocument}` with these statements, unless there are none.
void add_policy(const FunctionEvent& on, const std::string& policy_name,
                std::vector<Value> statements);
// Secrets, keys, network interfaces: what pollers with credentials of their own need.
void add_secret(std::vector<Value>& statements, const Value& secret, const At& at);
void add_kms_decrypt(std::vector<Value>& statements, const Value& key_id, const At& at);
void add_network_interfaces(std::vector<Value>& statements, const At& at);
void add_schema_registry(std::vector<Value>& statements, const Value& config, const At& at);

}  // namespace plimsoll
