resource "aws_lambda_function" "sweep" {
  function_name                  = "sweep"
  role                           = "arn:aws:iam::123456789012:role/run"
  runtime                        = "python3.13"
  handler                        = "app.handler"
  s3_bucket                      = "code"
  s3_key                         = "sweep.zip"
  source_code_hash               = "0000000000000000000000000000000000000000000="
  reserved_concurrent_executions = 0
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "sweep" {
  rule      = aws_cloudwatch_event_rule.nightly.name
  target_id = "sweep"
  arn       = aws_lambda_function.sweep.arn
}

resource "aws_lambda_permission" "nightly" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.sweep.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.nightly.arn
}
