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
// Roles.
void fold_role_policy(const Instance& policy, Lowering& lowering);
void fold_policy_attachment(const Instance& attachment, Lowering& lowering);

}  // namespace plimsoll::terraform
