// What --changed-since shows of a project in a repository, between one commit and the files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/process.h"
#include "support/repository.h"

namespace plimsoll::test {

// The function may work for longer than the queue waits: an error at the queue, in line 11, with a
// note at the function's timeout, in line 5.
inline constexpr std::string_view contradiction = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 120
      CodeUri: src/ship
      Handler: app.handler
      Runtime: python3.13
      Events: {Order: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn}}}
  Unrelated: {Type: AWS::SNS::Topic}
  Orders: {Type: AWS::SQS::Queue}
)";

class ChangedSince : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view text) const { project.write(path, text); }
  void git(const std::vector<std::string>& args) const { project.git(args); }
  void commit() const { project.commit(); }

  // With the two checks that the tests speak of, and those that `args` select.
  Outcome check(const std::string& since, std::vector<std::string> args = {},
                const std::string& in = ".") const;
  // "template.yaml:5"
  std::vector<std::string> found(const std::string& since = "HEAD",
                                 std::vector<std::string> args = {},
                                 const std::string& in = ".") const;

  TemporaryFolder folder;
  Repository project{folder.path()};
};

using Lines = std::vector<std::string>;

}  // namespace plimsoll::test
