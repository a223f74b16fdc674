# What terraform-aws-modules/sqs/aws makes of its inputs, as far as checks look at it:
# https://github.com/terraform-aws-modules/terraform-aws-sqs (main.tf, variables.tf).
# Inputs whose default is the provider's are null here, so that they count as not written.

variable "create" { default = true }
variable "create_dlq" { default = false }
variable "create_dlq_redrive_allow_policy" { default = true }
variable "create_queue_policy" { default = false }
variable "create_dlq_queue_policy" { default = false }

variable "name" { default = null }
variable "fifo_queue" { default = null }
variable "content_based_deduplication" { default = null }
variable "deduplication_scope" { default = null }
variable "delay_seconds" { default = null }
variable "kms_master_key_id" { default = null }
variable "max_message_size" { default = null }
variable "message_retention_seconds" { default = null }
variable "receive_wait_time_seconds" { default = null }
variable "visibility_timeout_seconds" { default = null }
variable "policy" { default = null }
variable "queue_policy_statements" { default = {} }
variable "redrive_policy" { default = {} }
variable "redrive_allow_policy" { default = {} }

variable "dlq_name" { default = null }
variable "dlq_delay_seconds" { default = null }
variable "dlq_kms_master_key_id" { default = null }
variable "dlq_message_retention_seconds" { default = null }
variable "dlq_queue_policy_statements" { default = {} }
variable "dlq_redrive_allow_policy" { default = {} }
variable "dlq_visibility_timeout_seconds" { default = null }

locals {
  # Before version 4 these were texts.
  redrive       = try(jsondecode(var.redrive_policy), var.redrive_policy)
  redrive_allow = try(jsondecode(var.redrive_allow_policy), var.redrive_allow_policy)
  has_redrive   = !var.create_dlq && local.redrive != {} && local.redrive != ""
  has_allow     = local.redrive_allow != {} && local.redrive_allow != ""
}

resource "aws_sqs_queue" "this" {
  count = var.create ? 1 : 0

  name                        = var.name
  fifo_queue                  = var.fifo_queue
  content_based_deduplication = var.content_based_deduplication
  deduplication_scope         = var.deduplication_scope
  delay_seconds               = var.delay_seconds
  kms_master_key_id           = var.kms_master_key_id
  max_message_size            = var.max_message_size
  message_retention_seconds   = var.message_retention_seconds
  receive_wait_time_seconds   = var.receive_wait_time_seconds
  visibility_timeout_seconds  = var.visibility_timeout_seconds
  policy                      = var.policy == "" ? null : var.policy
  redrive_allow_policy        = local.has_allow ? jsonencode(local.redrive_allow) : null
  redrive_policy = var.create_dlq ? jsonencode(merge({
    deadLetterTargetArn = aws_sqs_queue.dlq[0].arn
    maxReceiveCount     = 5
  }, local.redrive)) : local.has_redrive ? jsonencode(local.redrive) : null
}

resource "aws_sqs_queue" "dlq" {
  count = var.create && var.create_dlq ? 1 : 0

  name                       = try(coalesce(var.dlq_name), "${var.name}-dlq")
  fifo_queue                 = var.fifo_queue
  delay_seconds              = try(coalesce(var.dlq_delay_seconds, var.delay_seconds), null)
  kms_master_key_id          = try(coalesce(var.dlq_kms_master_key_id, var.kms_master_key_id), null)
  message_retention_seconds  = try(coalesce(var.dlq_message_retention_seconds, var.message_retention_seconds), null)
  visibility_timeout_seconds = try(coalesce(var.dlq_visibility_timeout_seconds, var.visibility_timeout_seconds), null)

  redrive_allow_policy = var.create_dlq_redrive_allow_policy ? jsonencode(merge({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this[0].arn]
  }, var.dlq_redrive_allow_policy)) : null
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = var.queue_policy_statements
    content {
      sid       = try(statement.value.sid, null)
      effect    = try(statement.value.effect, null)
      actions   = try(statement.value.actions, null)
      resources = try(coalescelist(statement.value.resources), [aws_sqs_queue.this[0].arn])

      dynamic "principals" {
        for_each = try(statement.value.principals, [])
        content {
          type        = principals.value.type
          identifiers = principals.value.identifiers
        }
      }
      dynamic "condition" {
        for_each = try(statement.value.conditions, statement.value.condition, [])
        content {
          test     = condition.value.test
          variable = condition.value.variable
          values   = condition.value.values
        }
      }
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  count = var.create && var.create_queue_policy ? 1 : 0

  queue_url = aws_sqs_queue.this[0].url
  policy    = data.aws_iam_policy_document.this.json
}

# Who may send to the dead-letter queue besides.
resource "aws_sqs_queue_policy" "dlq" {
  count = var.create && var.create_dlq && var.create_dlq_queue_policy ? 1 : 0

  queue_url = aws_sqs_queue.dlq[0].url
  policy    = sha256(jsonencode(var.dlq_queue_policy_statements))
}

output "queue_arn" { value = try(aws_sqs_queue.this[0].arn, null) }
output "queue_arn_static" { value = try(aws_sqs_queue.this[0].arn, null) }
output "queue_id" { value = try(aws_sqs_queue.this[0].id, null) }
output "queue_name" { value = try(aws_sqs_queue.this[0].name, null) }
output "queue_url" { value = try(aws_sqs_queue.this[0].url, null) }
output "dead_letter_queue_arn" { value = try(aws_sqs_queue.dlq[0].arn, null) }
output "dead_letter_queue_arn_static" { value = try(aws_sqs_queue.dlq[0].arn, null) }
output "dead_letter_queue_id" { value = try(aws_sqs_queue.dlq[0].id, null) }
output "dead_letter_queue_name" { value = try(aws_sqs_queue.dlq[0].name, null) }
output "dead_letter_queue_url" { value = try(aws_sqs_queue.dlq[0].url, null) }

# As outputs were called before version 4.
output "sqs_queue_arn" { value = try(aws_sqs_queue.this[0].arn, null) }
output "sqs_queue_id" { value = try(aws_sqs_queue.this[0].id, null) }
output "sqs_queue_name" { value = try(aws_sqs_queue.this[0].name, null) }
output "this_sqs_queue_arn" { value = try(aws_sqs_queue.this[0].arn, null) }
output "this_sqs_queue_id" { value = try(aws_sqs_queue.this[0].id, null) }
