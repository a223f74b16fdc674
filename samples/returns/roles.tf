data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "request" {
  name               = "${local.name}-request"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role" "book" {
  name               = "${local.name}-book"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "logs" {
  for_each = {
    request = aws_iam_role.request.name
    book    = aws_iam_role.book.name
  }

  role       = each.value
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

data "aws_iam_policy_document" "send" {
  statement {
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.returns.arn]
  }
}

resource "aws_iam_role_policy" "send" {
  role   = aws_iam_role.request.id
  policy = data.aws_iam_policy_document.send.json
}
