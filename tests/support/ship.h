// One small function, as everybody would write it: fine, and with one error.
#pragma once

#include <string_view>

namespace plimsoll::test {

inline constexpr std::string_view fine = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src
)";

// reserved-concurrency-zero, in line 8.
inline constexpr std::string_view wrong = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src
      ReservedConcurrentExecutions: 0
)";

// The same in line 13 of a module that stands beside `src`.
inline constexpr std::string_view wrong_in_terraform = R"(data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/../src"
  output_path = "code.zip"
}

resource "aws_lambda_function" "ship" {
  function_name                  = "ship"
  filename                       = data.archive_file.code.output_path
  handler                        = "app.handler"
  runtime                        = "python3.13"
  role                           = "arn:aws:iam::123456789012:role/ship"
  reserved_concurrent_executions = 0
}
)";

}  // namespace plimsoll::test
