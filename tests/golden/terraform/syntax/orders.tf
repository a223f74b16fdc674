# The queue of the shop, and who works on it.
variable "stage" {
  type    = string
  default = "dev" // the smallest one
}

locals {
  name = "orders-${var.stage}"
}

/* Waits as long as
   the function works. */
resource "aws_sqs_queue" "orders" {
  name                       = local.name
  visibility_timeout_seconds = 6 * aws_lambda_function.ship.timeout
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 5
  })

  dynamic "tags" {
    for_each = ["shop", 42, true, null]
    content {
      key = tags.value
    }
  }
}

resource "aws_lambda_function" "ship" {
  timeout = 30
  environment {
    variables = { STAGE = var.stage, "QUIET" : "no" }
  }
  description = <<-EOT
    Ships ${local.name}
      at once.
  EOT
}
