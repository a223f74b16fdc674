# What terraform-aws-modules/lambda/aws makes of its inputs, as far as checks look at it:
# https://github.com/terraform-aws-modules/terraform-aws-lambda (main.tf, iam.tf, variables.tf).
# Inputs whose default is the provider's are null here, so that they count as not written.

variable "create" { default = true }
variable "create_function" { default = true }
variable "create_layer" { default = false }
variable "create_role" { default = true }
variable "create_lambda_function_url" { default = false }
variable "create_async_event_config" { default = false }
variable "create_current_version_allowed_triggers" { default = true }
variable "create_current_version_async_event_config" { default = true }
variable "create_unqualified_alias_allowed_triggers" { default = true }
variable "create_unqualified_alias_async_event_config" { default = true }
variable "create_unqualified_alias_lambda_function_url" { default = true }

variable "function_name" { default = "" }
variable "description" { default = null }
variable "handler" { default = "" }
variable "runtime" { default = "" }
variable "architectures" { default = null }
variable "memory_size" { default = null }
variable "timeout" { default = null }
variable "layers" { default = null }
variable "lambda_role" { default = "" }
variable "lambda_at_edge" { default = false }
variable "publish" { default = false }
variable "package_type" { default = "Zip" }
variable "image_uri" { default = null }
variable "image_config_entry_point" { default = [] }
variable "image_config_command" { default = [] }
variable "image_config_working_directory" { default = null }
variable "kms_key_arn" { default = null }
variable "code_signing_config_arn" { default = null }
variable "environment_variables" { default = {} }
variable "ephemeral_storage_size" { default = null }
variable "reserved_concurrent_executions" { default = null }
variable "provisioned_concurrent_executions" { default = -1 }
variable "snap_start" { default = false }
variable "tracing_mode" { default = null }
variable "dead_letter_target_arn" { default = null }
variable "vpc_subnet_ids" { default = null }
variable "vpc_security_group_ids" { default = null }
variable "file_system_arn" { default = null }
variable "file_system_local_mount_path" { default = null }
variable "logging_log_format" { default = null }
variable "logging_log_group" { default = null }
variable "tags" { default = null }

variable "layer_name" { default = "" }
variable "compatible_runtimes" { default = [] }

variable "local_existing_package" { default = null }
variable "s3_existing_package" { default = null }
variable "source_path" { default = null }
variable "store_on_s3" { default = false }
variable "s3_bucket" { default = null }

variable "use_existing_cloudwatch_log_group" { default = false }
variable "cloudwatch_logs_retention_in_days" { default = null }
variable "cloudwatch_logs_kms_key_id" { default = null }

variable "allowed_triggers" { default = {} }
variable "event_source_mapping" { default = {} }
variable "maximum_event_age_in_seconds" { default = null }
variable "maximum_retry_attempts" { default = null }
variable "destination_on_failure" { default = null }
variable "destination_on_success" { default = null }

variable "authorization_type" { default = "NONE" }
variable "invoke_mode" { default = null }
variable "cors" { default = {} }

variable "role_name" { default = null }
variable "role_permissions_boundary" { default = null }
variable "assume_role_policy_statements" { default = {} }
variable "trusted_entities" { default = [] }
variable "attach_cloudwatch_logs_policy" { default = true }
variable "attach_create_log_group_permission" { default = true }
variable "attach_dead_letter_policy" { default = false }
variable "attach_network_policy" { default = false }
variable "attach_tracing_policy" { default = false }
variable "attach_async_event_policy" { default = false }
variable "attach_policy" { default = false }
variable "attach_policies" { default = false }
variable "attach_policy_json" { default = false }
variable "attach_policy_jsons" { default = false }
variable "attach_policy_statements" { default = false }
variable "policy" { default = null }
variable "policies" { default = [] }
variable "policy_json" { default = null }
variable "policy_jsons" { default = [] }
variable "policy_statements" { default = {} }

data "aws_partition" "current" {}

locals {
  has_function = var.create && var.create_function && !var.create_layer
  has_role     = local.has_function && var.create_role
  log_group    = coalesce(var.logging_log_group, "/aws/lambda/${var.lambda_at_edge ? "us-east-1." : ""}${var.function_name}")
  managed      = "arn:${data.aws_partition.current.partition}:iam::aws:policy"

  # The package: one that is there, or one that is built of source_path.
  in_bucket = var.store_on_s3 || var.s3_existing_package != null
  filename  = local.in_bucket ? null : try(coalesce(var.local_existing_package), data.archive_file.package.output_path)
}

# A folder or a file is packed as it is, with what its manifest asks for; lists are builds.
data "archive_file" "package" {
  type        = "zip"
  source_dir  = try(tostring(var.source_path), null)
  output_path = sha256(jsonencode(var.source_path))
}

resource "aws_lambda_function" "this" {
  count = local.has_function ? 1 : 0

  function_name                  = var.function_name
  description                    = var.description
  role                           = var.create_role ? aws_iam_role.lambda[0].arn : var.lambda_role
  package_type                   = var.package_type == "Zip" ? null : var.package_type
  handler                        = var.package_type == "Zip" ? var.handler : null
  runtime                        = var.package_type == "Zip" ? var.runtime : null
  image_uri                      = var.image_uri
  architectures                  = var.architectures
  memory_size                    = var.memory_size
  timeout                        = var.timeout
  layers                         = var.layers
  publish                        = var.publish || var.lambda_at_edge || var.snap_start
  kms_key_arn                    = var.kms_key_arn
  code_signing_config_arn        = var.code_signing_config_arn
  reserved_concurrent_executions = var.reserved_concurrent_executions
  tags                           = var.tags

  filename         = var.package_type == "Zip" ? local.filename : null
  source_code_hash = filebase64sha256(coalesce(local.filename, "package"))
  s3_bucket        = local.in_bucket ? try(var.s3_existing_package.bucket, var.s3_bucket) : null
  s3_key           = local.in_bucket ? try(var.s3_existing_package.key, sha256(jsonencode(var.source_path))) : null

  dynamic "environment" {
    for_each = length(keys(var.environment_variables)) == 0 ? [] : [true]
    content {
      variables = var.environment_variables
    }
  }

  dynamic "ephemeral_storage" {
    for_each = var.ephemeral_storage_size == null ? [] : [true]
    content {
      size = var.ephemeral_storage_size
    }
  }

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_target_arn == null ? [] : [true]
    content {
      target_arn = var.dead_letter_target_arn
    }
  }

  dynamic "tracing_config" {
    for_each = var.tracing_mode == null ? [] : [true]
    content {
      mode = var.tracing_mode
    }
  }

  dynamic "vpc_config" {
    for_each = var.vpc_subnet_ids != null && var.vpc_security_group_ids != null ? [true] : []
    content {
      subnet_ids         = var.vpc_subnet_ids
      security_group_ids = var.vpc_security_group_ids
    }
  }

  dynamic "file_system_config" {
    for_each = var.file_system_arn != null && var.file_system_local_mount_path != null ? [true] : []
    content {
      arn              = var.file_system_arn
      local_mount_path = var.file_system_local_mount_path
    }
  }

  dynamic "image_config" {
    for_each = length(var.image_config_entry_point) > 0 || length(var.image_config_command) > 0 || var.image_config_working_directory != null ? [true] : []
    content {
      entry_point       = var.image_config_entry_point
      command           = var.image_config_command
      working_directory = var.image_config_working_directory
    }
  }

  dynamic "logging_config" {
    for_each = var.logging_log_format == null && var.logging_log_group == null ? [] : [true]
    content {
      log_format = coalesce(var.logging_log_format, "Text")
      log_group  = var.logging_log_group
    }
  }

  dynamic "snap_start" {
    for_each = var.snap_start ? [true] : []
    content {
      apply_on = "PublishedVersions"
    }
  }
}

resource "aws_lambda_layer_version" "this" {
  count = var.create && var.create_layer ? 1 : 0

  layer_name          = var.layer_name
  compatible_runtimes = var.compatible_runtimes
  filename            = local.filename
  source_code_hash    = filebase64sha256(coalesce(local.filename, "package"))
}

resource "aws_cloudwatch_log_group" "lambda" {
  count = local.has_function && !var.use_existing_cloudwatch_log_group ? 1 : 0

  name              = local.log_group
  retention_in_days = var.cloudwatch_logs_retention_in_days
  kms_key_id        = var.cloudwatch_logs_kms_key_id
}

resource "aws_lambda_provisioned_concurrency_config" "current_version" {
  count = local.has_function && var.provisioned_concurrent_executions > -1 ? 1 : 0

  function_name                     = aws_lambda_function.this[0].function_name
  qualifier                         = aws_lambda_function.this[0].version
  provisioned_concurrent_executions = var.provisioned_concurrent_executions
}

resource "aws_lambda_function_event_invoke_config" "this" {
  for_each = {
    for name, is_wanted in {
      current_version   = var.create_current_version_async_event_config
      unqualified_alias = var.create_unqualified_alias_async_event_config
    } : name => is_wanted if local.has_function && var.create_async_event_config && is_wanted
  }

  function_name                = aws_lambda_function.this[0].function_name
  qualifier                    = each.key == "current_version" ? aws_lambda_function.this[0].version : null
  maximum_event_age_in_seconds = var.maximum_event_age_in_seconds
  maximum_retry_attempts       = var.maximum_retry_attempts

  dynamic "destination_config" {
    for_each = var.destination_on_failure != null || var.destination_on_success != null ? [true] : []
    content {
      dynamic "on_failure" {
        for_each = var.destination_on_failure != null ? [true] : []
        content {
          destination = var.destination_on_failure
        }
      }
      dynamic "on_success" {
        for_each = var.destination_on_success != null ? [true] : []
        content {
          destination = var.destination_on_success
        }
      }
    }
  }
}

resource "aws_lambda_permission" "current_version_triggers" {
  for_each = { for name, trigger in var.allowed_triggers : name => trigger if local.has_function && var.create_current_version_allowed_triggers }

  function_name      = aws_lambda_function.this[0].function_name
  qualifier          = aws_lambda_function.this[0].version
  statement_id       = try(each.value.statement_id, each.key)
  action             = try(each.value.action, "lambda:InvokeFunction")
  principal          = try(each.value.principal, "${try(each.value.service, "")}.amazonaws.com")
  source_arn         = try(each.value.source_arn, null)
  source_account     = try(each.value.source_account, null)
  event_source_token = try(each.value.event_source_token, null)
}

resource "aws_lambda_permission" "unqualified_alias_triggers" {
  for_each = { for name, trigger in var.allowed_triggers : name => trigger if local.has_function && var.create_unqualified_alias_allowed_triggers }

  function_name      = aws_lambda_function.this[0].function_name
  statement_id       = try(each.value.statement_id, each.key)
  action             = try(each.value.action, "lambda:InvokeFunction")
  principal          = try(each.value.principal, "${try(each.value.service, "")}.amazonaws.com")
  source_arn         = try(each.value.source_arn, null)
  source_account     = try(each.value.source_account, null)
  event_source_token = try(each.value.event_source_token, null)
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = { for name, mapping in var.event_source_mapping : name => mapping if local.has_function && var.create_unqualified_alias_allowed_triggers }

  function_name    = try(each.value.function_name, aws_lambda_function.this[0].arn)
  event_source_arn = try(each.value.event_source_arn, null)

  batch_size                         = try(each.value.batch_size, null)
  maximum_batching_window_in_seconds = try(each.value.maximum_batching_window_in_seconds, null)
  enabled                            = try(each.value.enabled, null)
  starting_position                  = try(each.value.starting_position, null)
  starting_position_timestamp        = try(each.value.starting_position_timestamp, null)
  parallelization_factor             = try(each.value.parallelization_factor, null)
  maximum_retry_attempts             = try(each.value.maximum_retry_attempts, null)
  maximum_record_age_in_seconds      = try(each.value.maximum_record_age_in_seconds, null)
  bisect_batch_on_function_error     = try(each.value.bisect_batch_on_function_error, null)
  tumbling_window_in_seconds         = try(each.value.tumbling_window_in_seconds, null)
  topics                             = try(each.value.topics, null)
  queues                             = try(each.value.queues, null)
  function_response_types            = try(each.value.function_response_types, null)

  dynamic "destination_config" {
    for_each = try(each.value.destination_arn_on_failure, null) != null ? [true] : []
    content {
      on_failure {
        destination_arn = each.value.destination_arn_on_failure
      }
    }
  }

  dynamic "filter_criteria" {
    for_each = try(each.value.filter_criteria, null) != null ? [true] : []
    content {
      dynamic "filter" {
        for_each = flatten([each.value.filter_criteria])
        content {
          pattern = try(filter.value.pattern, null)
        }
      }
    }
  }

  dynamic "scaling_config" {
    for_each = try([each.value.scaling_config], [])
    content {
      maximum_concurrency = try(scaling_config.value.maximum_concurrency, null)
    }
  }

  dynamic "source_access_configuration" {
    for_each = try(each.value.source_access_configuration, [])
    content {
      type = source_access_configuration.value.type
      uri  = source_access_configuration.value.uri
    }
  }
}

resource "aws_lambda_function_url" "this" {
  count = local.has_function && var.create_lambda_function_url ? 1 : 0

  function_name      = aws_lambda_function.this[0].function_name
  qualifier          = var.create_unqualified_alias_lambda_function_url ? null : aws_lambda_function.this[0].version
  authorization_type = var.authorization_type
  invoke_mode        = var.invoke_mode

  dynamic "cors" {
    for_each = length(keys(var.cors)) == 0 ? [] : [var.cors]
    content {
      allow_credentials = try(cors.value.allow_credentials, null)
      allow_headers     = try(cors.value.allow_headers, null)
      allow_methods     = try(cors.value.allow_methods, null)
      allow_origins     = try(cors.value.allow_origins, null)
      expose_headers    = try(cors.value.expose_headers, null)
      max_age           = try(cors.value.max_age, null)
    }
  }
}

data "aws_iam_policy_document" "assume_role" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = concat(["lambda.amazonaws.com"], var.lambda_at_edge ? ["edgelambda.amazonaws.com"] : [], [for entity in var.trusted_entities : entity if can(tostring(entity))])
    }
    dynamic "principals" {
      for_each = [for entity in var.trusted_entities : entity if !can(tostring(entity))]
      content {
        type        = principals.value.type
        identifiers = principals.value.identifiers
      }
    }
  }
}

resource "aws_iam_role" "lambda" {
  count = local.has_role ? 1 : 0

  name                 = coalesce(var.role_name, var.function_name, "*")
  permissions_boundary = var.role_permissions_boundary
  assume_role_policy   = data.aws_iam_policy_document.assume_role.json
}

data "aws_iam_policy_document" "own" {
  dynamic "statement" {
    for_each = var.attach_cloudwatch_logs_policy ? [true] : []
    content {
      actions   = compact([!var.use_existing_cloudwatch_log_group && var.attach_create_log_group_permission ? "logs:CreateLogGroup" : "", "logs:CreateLogStream", "logs:PutLogEvents"])
      resources = ["arn:${data.aws_partition.current.partition}:logs:*:*:log-group:${local.log_group}:*", "arn:${data.aws_partition.current.partition}:logs:*:*:log-group:${local.log_group}:*:*"]
    }
  }

  dynamic "statement" {
    for_each = var.attach_dead_letter_policy ? [true] : []
    content {
      actions   = ["sns:Publish", "sqs:SendMessage"]
      resources = [var.dead_letter_target_arn]
    }
  }

  dynamic "statement" {
    for_each = var.attach_async_event_policy ? [true] : []
    content {
      actions   = ["sns:Publish", "sqs:SendMessage", "events:PutEvents", "lambda:InvokeFunction"]
      resources = compact([var.destination_on_failure, var.destination_on_success])
    }
  }

  dynamic "statement" {
    for_each = var.attach_policy_statements ? var.policy_statements : {}
    content {
      sid           = try(statement.value.sid, null)
      effect        = try(statement.value.effect, null)
      actions       = try(statement.value.actions, null)
      not_actions   = try(statement.value.not_actions, null)
      resources     = try(statement.value.resources, null)
      not_resources = try(statement.value.not_resources, null)

      dynamic "condition" {
        for_each = try(statement.value.condition, [])
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}

resource "aws_iam_role_policy" "own" {
  count = local.has_role ? 1 : 0

  role   = aws_iam_role.lambda[0].name
  policy = data.aws_iam_policy_document.own.json
}

resource "aws_iam_role_policy" "additional_json" {
  count = local.has_role && var.attach_policy_json ? 1 : 0

  role   = aws_iam_role.lambda[0].name
  policy = var.policy_json
}

resource "aws_iam_role_policy" "additional_jsons" {
  count = local.has_role && var.attach_policy_jsons ? length(var.policy_jsons) : 0

  role   = aws_iam_role.lambda[0].name
  policy = var.policy_jsons[count.index]
}

resource "aws_iam_role_policy_attachment" "vpc" {
  count = local.has_role && var.attach_network_policy ? 1 : 0

  role       = aws_iam_role.lambda[0].name
  policy_arn = "${local.managed}/service-role/AWSLambdaENIManagementAccess"
}

resource "aws_iam_role_policy_attachment" "tracing" {
  count = local.has_role && var.attach_tracing_policy ? 1 : 0

  role       = aws_iam_role.lambda[0].name
  policy_arn = "${local.managed}/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role_policy_attachment" "additional_one" {
  count = local.has_role && var.attach_policy ? 1 : 0

  role       = aws_iam_role.lambda[0].name
  policy_arn = var.policy
}

resource "aws_iam_role_policy_attachment" "additional_many" {
  count = local.has_role && var.attach_policies ? length(var.policies) : 0

  role       = aws_iam_role.lambda[0].name
  policy_arn = var.policies[count.index]
}

output "lambda_function_arn" { value = try(aws_lambda_function.this[0].arn, "") }
output "lambda_function_arn_static" { value = try(aws_lambda_function.this[0].arn, "") }
output "lambda_function_invoke_arn" { value = try(aws_lambda_function.this[0].invoke_arn, "") }
output "lambda_function_name" { value = try(aws_lambda_function.this[0].function_name, "") }
output "lambda_function_qualified_arn" { value = try(aws_lambda_function.this[0].qualified_arn, "") }
output "lambda_function_qualified_invoke_arn" { value = try(aws_lambda_function.this[0].qualified_invoke_arn, "") }
output "lambda_function_version" { value = try(aws_lambda_function.this[0].version, "") }
output "lambda_function_url" { value = try(aws_lambda_function_url.this[0].function_url, "") }
output "lambda_layer_arn" { value = try(aws_lambda_layer_version.this[0].arn, "") }
output "lambda_role_arn" { value = try(aws_iam_role.lambda[0].arn, "") }
output "lambda_role_name" { value = try(aws_iam_role.lambda[0].name, "") }
output "lambda_cloudwatch_log_group_arn" { value = try(aws_cloudwatch_log_group.lambda[0].arn, "") }
output "lambda_cloudwatch_log_group_name" { value = try(aws_cloudwatch_log_group.lambda[0].name, local.log_group) }

# As outputs were called before version 2.
output "this_lambda_function_arn" { value = try(aws_lambda_function.this[0].arn, "") }
output "this_lambda_function_invoke_arn" { value = try(aws_lambda_function.this[0].invoke_arn, "") }
output "this_lambda_function_name" { value = try(aws_lambda_function.this[0].function_name, "") }
output "this_lambda_function_qualified_arn" { value = try(aws_lambda_function.this[0].qualified_arn, "") }
output "this_lambda_function_version" { value = try(aws_lambda_function.this[0].version, "") }
