#include "inputs.h"

#include <iterator>

#include <fmt/format.h>

namespace plimsoll::bench {

namespace {

constexpr std::string_view yaml_head =
    "AWSTemplateFormatVersion: \"2010-09-09\"\n"
    "Parameters:\n"
    "  Stage: {{Type: String, Default: test}}\n"
    "Resources:\n";

constexpr std::string_view yaml_group = R"(
  Worker{0}:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub "${{AWS::StackName}}-worker-{0}-${{Stage}}"
      Code: {{ S3Bucket: artifacts, S3Key: !Sub "workers/{0}-${{Stage}}.zip" }}
      Handler: app.handler
      Runtime: python3.13
      MemorySize: 256
      Timeout: 30 # seconds
      Role: !GetAtt WorkerRole{0}.Arn
      Environment:
        Variables:
          STAGE: !Ref Stage
          QUEUE: !Ref Jobs{0}

  WorkerRole{0}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {{ Service: lambda.amazonaws.com }}
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
      Policies:
        - PolicyName: jobs
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action:
                  - sqs:ReceiveMessage
                  - sqs:DeleteMessage
                  - sqs:GetQueueAttributes
                Resource: !GetAtt Jobs{0}.Arn

  Jobs{0}:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 180

  Mapping{0}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Jobs{0}.Arn
      FunctionName: !Ref Worker{0}
      BatchSize: 5
)";

constexpr std::string_view json_group = R"({1}
    "Worker{0}": {{
      "Type": "AWS::Lambda::Function",
      "Properties": {{
        "FunctionName": {{"Fn::Sub": "${{AWS::StackName}}-worker-{0}-${{Stage}}"}},
        "Code": {{"S3Bucket": "artifacts", "S3Key": {{"Fn::Sub": "workers/{0}-${{Stage}}.zip"}}}},
        "Handler": "app.handler",
        "Runtime": "python3.13",
        "MemorySize": 256,
        "Timeout": 30,
        "Role": {{"Fn::GetAtt": ["WorkerRole{0}", "Arn"]}},
        "Environment": {{
          "Variables": {{"STAGE": {{"Ref": "Stage"}}, "QUEUE": {{"Ref": "Jobs{0}"}}}}
        }}
      }}
    }},
    "WorkerRole{0}": {{
      "Type": "AWS::IAM::Role",
      "Properties": {{
        "AssumeRolePolicyDocument": {{
          "Version": "2012-10-17",
          "Statement": [
            {{
              "Effect": "Allow",
              "Principal": {{"Service": "lambda.amazonaws.com"}},
              "Action": "sts:AssumeRole"
            }}
          ]
        }},
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"]
      }}
    }},
    "Jobs{0}": {{"Type": "AWS::SQS::Queue", "Properties": {{"VisibilityTimeout": 180}}}},
    "Mapping{0}": {{
      "Type": "AWS::Lambda::EventSourceMapping",
      "Properties": {{
        "EventSourceArn": {{"Fn::GetAtt": ["Jobs{0}", "Arn"]}},
        "FunctionName": {{"Ref": "Worker{0}"}},
        "BatchSize": 5
      }}
    }})";

// Two conditions meet in a mapping: {1} decides the function, {2} the queue.
constexpr std::string_view conditional_group = R"(
  Worker{0}:
    Type: AWS::Lambda::Function
    Properties:
      Code: {{ S3Bucket: artifacts, S3Key: worker.zip }}
      Handler: app.handler
      Runtime: python3.13
      Timeout: !If [Is{1}, 120, 30]
      Role: !ImportValue worker-role

  Jobs{0}:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: !If [Is{2}, 720, 60]

  Extra{0}:
    Type: AWS::SQS::Queue
    Condition: Is{1}

  Mapping{0}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !If [Is{1}, !GetAtt Extra{0}.Arn, !GetAtt Jobs{0}.Arn]
      FunctionName: !Ref Worker{0}
)";

}  // namespace

std::string stack_yaml(std::size_t groups) {
  std::string text = fmt::format(yaml_head);
  for (std::size_t i = 0; i < groups; ++i) {
    fmt::format_to(std::back_inserter(text), yaml_group, i);
  }
  return text;
}

std::string stack_json(std::size_t groups) {
  std::string text =
      "{\n  \"Parameters\": {\"Stage\": {\"Type\": \"String\", \"Default\": \"test\"}},\n"
      "  \"Resources\": {";
  for (std::size_t i = 0; i < groups; ++i) {
    fmt::format_to(std::back_inserter(text), json_group, i, i == 0 ? "" : ",");
  }
  return text + "\n  }\n}\n";
}

std::string conditional_yaml(std::size_t conditions, std::size_t resources) {
  std::string parameters = "Parameters:\n";
  std::string decisions = "Conditions:\n";
  for (std::size_t i = 0; i < conditions; ++i) {
    parameters += fmt::format("  Switch{}: {{Type: String, Default: \"no\"}}\n", i);
    decisions += fmt::format("  Is{0}: !Equals [!Ref Switch{0}, \"yes\"]\n", i);
  }
  std::string text = parameters + decisions + "Resources:\n";
  for (std::size_t i = 0; i < resources / 4; ++i) {
    fmt::format_to(std::back_inserter(text), conditional_group, i, i % conditions,
                   (i + 1) % conditions);
  }
  return text;
}

std::size_t groups_for_bytes(std::size_t bytes) {
  return 1 + bytes * 100 / stack_yaml(100).size();
}

}  // namespace plimsoll::bench
