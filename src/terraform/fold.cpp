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
    {"aws_alb_target_group_attachment", fold_target_attachment},
    {"aws_api_gateway_integration", fold_integration},
    {"aws_api_gateway_integration_response", fold_integration_response},
    {"aws_api_gateway_method_response", fold_method_response},
    {"aws_api_gateway_method_settings", fold_method_settings},
    {"aws_api_gateway_rest_api_policy", fold_rest_policy},
    {"aws_apigatewayv2_stage", fold_http_stage},
    {"aws_cloudwatch_event_rule", fold_rule},
    {"aws_cloudwatch_event_target", fold_event_target},
    {"aws_cloudwatch_log_group", fold_log_group},
    {"aws_default_route_table", fold_default_route_table},
    {"aws_dynamodb_table", fold_table},
    {"aws_iam_policy_attachment", fold_policy_attachment},
    {"aws_iam_role_policy", fold_role_policy},
    {"aws_iam_role_policy_attachment", fold_policy_attachment},
    {"aws_iam_role_policy_attachments_exclusive", fold_policy_attachment},
    {"aws_kms_key_policy", fold_key_policy},
    {"aws_lambda_function", fold_function},
    {"aws_lambda_function_recursion_config", fold_recursion},
    {"aws_lambda_function_url", fold_function_url},
    {"aws_lambda_provisioned_concurrency_config", fold_provisioned_concurrency},
    {"aws_lb_target_group_attachment", fold_target_attachment},
    {"aws_main_route_table_association", fold_main_association},
    {"aws_route_table", fold_route_table},
    {"aws_s3_bucket", fold_bucket},
    {"aws_s3_bucket_notification", fold_notification},
    {"aws_s3_bucket_server_side_encryption_configuration", fold_bucket_encryption},
    {"aws_secretsmanager_secret", fold_secret},
    {"aws_security_group", fold_security_group},
    {"aws_security_group_rule", fold_security_group_rule},
    {"aws_sns_topic", fold_topic},
    {"aws_sqs_queue", fold_queue},
    {"aws_sqs_queue_redrive_allow_policy", fold_redrive_allow_policy},
    {"aws_sqs_queue_redrive_policy", fold_redrive_policy},
    {"aws_vpc", fold_vpc},
    {"aws_vpc_endpoint_route_table_association", fold_endpoint_association},
    {"aws_vpc_endpoint_subnet_association", fold_endpoint_association},
    {"aws_vpc_security_group_egress_rule", fold_vpc_security_group_rule},
    {"aws_vpc_security_group_ingress_rule", fold_vpc_security_group_rule},
};

static_assert(is_keyed(folds, &FoldRow::type));

}  // namespace

Fold find_fold(std::string_view provider_type) {
  const FoldRow* row = find_row(folds, provider_type, &FoldRow::type);
  return row ? row->fold : nullptr;
}

}  // namespace plimsoll::terraform
