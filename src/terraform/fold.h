// What the provider splits into several resources and CloudFormation has in one, and what means
// something else there though it is called the same.
//
// In: an instance, once every instance with a row in the table of types is a resource. Each fold
// puts what its instance says into the resource that it belongs to. Where that cannot be known, it
// may be any resource of the type, and then none of them lacks anything.
#pragma once

#include <string_view>

#include "terraform/lowering.h"

namespace plimsoll::terraform {

using Fold = void (*)(const Instance&, Lowering&);

// Null for types that are complete by themselves.
Fold find_fold(std::string_view provider_type);

// Functions.
void fold_function(const Instance& function, Lowering& lowering);
void fold_function_url(const Instance& url, Lowering& lowering);
void fold_provisioned_concurrency(const Instance& config, Lowering& lowering);
void fold_recursion(const Instance& config, Lowering& lowering);
// Queues, topics, rules, streams, buckets.
void fold_queue(const Instance& queue, Lowering& lowering);
void fold_redrive_policy(const Instance& policy, Lowering& lowering);
void fold_redrive_allow_policy(const Instance& policy, Lowering& lowering);
void fold_topic(const Instance& topic, Lowering& lowering);
void fold_rule(const Instance& rule, Lowering& lowering);
void fold_event_target(const Instance& target, Lowering& lowering);
void fold_table(const Instance& table, Lowering& lowering);
void fold_log_group(const Instance& group, Lowering& lowering);
void fold_bucket(const Instance& bucket, Lowering& lowering);
void fold_notification(const Instance& notification, Lowering& lowering);
void fold_bucket_encryption(const Instance& encryption, Lowering& lowering);
// Keys, secrets, target groups.
void fold_key_policy(const Instance& policy, Lowering& lowering);
void fold_secret(const Instance& secret, Lowering& lowering);
void fold_target_attachment(const Instance& attachment, Lowering& lowering);
// APIs.
void fold_rest_policy(const Instance& policy, Lowering& lowering);
void fold_integration(const Instance& integration, Lowering& lowering);
void fold_integration_response(const Instance& response, Lowering& lowering);
void fold_method_response(const Instance& response, Lowering& lowering);
void fold_method_settings(const Instance& settings, Lowering& lowering);
void fold_http_stage(const Instance& stage, Lowering& lowering);
// Networks.
void fold_vpc(const Instance& vpc, Lowering& lowering);
void fold_route_table(const Instance& table, Lowering& lowering);
void fold_default_route_table(const Instance& table, Lowering& lowering);
void fold_main_association(const Instance& association, Lowering& lowering);
void fold_endpoint_association(const Instance& association, Lowering& lowering);
void fold_security_group(const Instance& group, Lowering& lowering);
void fold_security_group_rule(const Instance& rule, Lowering& lowering);
void fold_vpc_security_group_rule(const Instance& rule, Lowering& lowering);
// Roles.
void fold_role_policy(const Instance& policy, Lowering& lowering);
void fold_policy_attachment(const Instance& attachment, Lowering& lowering);

}  // namespace plimsoll::terraform
