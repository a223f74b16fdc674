resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"

  cors_configuration {
    allow_credentials = true
    allow_origins     = ["*"]
  }
}

resource "aws_lambda_function" "quote" {
  function_name    = "quote"
  role             = "arn:aws:iam::123456789012:role/run"
  runtime          = "python3.13"
  handler          = "app.handler"
  s3_bucket        = "code"
  s3_key           = "quote.zip"
  source_code_hash = "0000000000000000000000000000000000000000000="
  timeout          = 60
}

resource "aws_apigatewayv2_integration" "quote" {
  api_id                 = aws_apigatewayv2_api.shop.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.quote.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "quote" {
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "GET /quote"
  target    = "integrations/${aws_apigatewayv2_integration.quote.id}"
}

resource "aws_apigatewayv2_stage" "shop" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
}

resource "aws_lambda_permission" "shop" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.quote.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.shop.execution_arn}/*/GET/quote"
}
