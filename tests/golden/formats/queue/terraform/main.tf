resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_function" "ship" {
  function_name    = "ship"
  role             = "arn:aws:iam::123456789012:role/run"
  runtime          = "nodejs18.x"
  handler          = "app.handler"
  s3_bucket        = "code"
  s3_key           = "ship.zip"
  source_code_hash = "0000000000000000000000000000000000000000000="
  timeout          = 120
  memory_size      = 64

  environment {
    variables = {
      AWS_REGION = "eu-west-1"
    }
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.ship.arn
  batch_size       = 20

  scaling_config {
    maximum_concurrency = 1
  }
}
