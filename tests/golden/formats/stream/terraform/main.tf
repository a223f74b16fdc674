resource "aws_kinesis_stream" "readings" {
  name        = "readings"
  shard_count = 1
}

resource "aws_lambda_function" "store" {
  function_name    = "store"
  role             = "arn:aws:iam::123456789012:role/run"
  runtime          = "python3.13"
  handler          = "app.handler"
  s3_bucket        = "code"
  s3_key           = "store.zip"
  source_code_hash = "0000000000000000000000000000000000000000000="
  timeout          = 1000
}

resource "aws_lambda_event_source_mapping" "readings" {
  event_source_arn  = aws_kinesis_stream.readings.arn
  function_name     = aws_lambda_function.store.arn
  starting_position = "LATEST"
}
