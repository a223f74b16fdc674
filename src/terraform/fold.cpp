#include "terraform/fold.h"

#include <algorithm>
#include <iterator>

#include "facts/lookup.h"

namespace plimsoll::terraform {

namespace {

struct FoldRow {
  std::string_view type;
  Fold fold;
};

constexpr FoldRow folds[] = {
    {"aws_cloudwatch_event_rule", fold_rule},
    {"aws_cloudwatch_event_target", fold_event_target},
    {"aws_cloudwatch_log_group", fold_log_group},
    {"aws_dynamodb_table", fold_table},
    {"aws_iam_policy_attachment", fold_policy_attachment},
    {"aws_iam_role_policy", fold_role_policy},
    {"aws_iam_role_policy_attachment", fold_policy_attachment},
    {"aws_iam_role_policy_attachments_exclusive", fold_policy_attachment},
    {"aws_lambda_function", fold_function},
    {"aws_lambda_function_recursion_config", fold_recursion},
    {"aws_lambda_provisioned_concurrency_config", fold_provisioned_concurrency},
    {"aws_sns_topic", fold_topic},
    {"aws_sqs_queue", fold_queue},
    {"aws_sqs_queue_redrive_allow_policy", fold_redrive_allow_policy},
    {"aws_sqs_queue_redrive_policy", fold_redrive_policy},
};

static_assert(is_keyed(folds, &FoldRow::type));

}  // namespace

Fold find_fold(std::string_view provider_type) {
  const FoldRow* row = find_row(folds, provider_type, &FoldRow::type);
  return row ? row->fold : nullptr;
}

}  // namespace plimsoll::terraform
