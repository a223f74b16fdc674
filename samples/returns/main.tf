# Customers send goods back: an HTTP API takes the request, a queue keeps it, a function books it.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

locals {
  name        = "returns-${var.stage}"
  book_within = 90
}

resource "aws_sqs_queue" "returns" {
  name                       = local.name
  visibility_timeout_seconds = 60
}

resource "aws_sqs_queue" "rejected" {
  name = "${local.name}-rejected"
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "${path.module}/build/returns.zip"
}

resource "aws_lambda_function" "request" {
  function_name    = "${local.name}-request"
  role             = aws_iam_role.request.arn
  runtime          = var.runtime
  handler          = "request.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  timeout          = 45

  environment {
    variables = {
      QUEUE_URL = aws_sqs_queue.returns.url
    }
  }
}

resource "aws_lambda_function" "book" {
  function_name    = "${local.name}-book"
  role             = aws_iam_role.book.arn
  runtime          = var.runtime
  handler          = "book.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  timeout          = local.book_within

  # plimsoll: ignore reserved-concurrency-zero -- stopped while the books of the year are closed
  reserved_concurrent_executions = 0
}

resource "aws_lambda_event_source_mapping" "book" {
  event_source_arn = aws_sqs_queue.returns.arn
  function_name    = aws_lambda_function.book.arn
}

resource "aws_cloudwatch_log_group" "each" {
  for_each = toset(["request", "book"])

  name              = "/aws/lambda/${local.name}-${each.key}"
  retention_in_days = 30
}
