// State machines' definitions, from the file to the model: wherever they are written, what a check
// points at is the very word.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "check/finding.h"
#include "check/locate.h"
#include "model/build.h"
#include "support/reading.h"

namespace plimsoll {

namespace {

using test::Reading;

// A state machine with these properties, beside a function `Ship`.
struct Machine {
  explicit Machine(std::string_view properties)
      : reading(R"(Conditions: {Never: !Equals [a, b]}
Resources:
 Ship: {Type: AWS::Lambda::Function}
 Steps:
  Type: AWS::StepFunctions::StateMachine
  Properties:
)" + std::string(properties)),
        deployment(build(reading.read->resolve(0))) {}

  const Deployment* operator->() const { return deployment.get(); }
  std::string text(const Place& place) const { return reading.text(place.span); }

  Reading reading;
  std::unique_ptr<const Deployment> deployment;
};

TEST(Definition, EachWordOfADefinitionInAStringHasItsPlace) {
  const std::string_view spellings[] = {
      R"(
    DefinitionString: !Sub |
      {"StartAt": "Ship it", "States": {"Ship it": {
        "Type": "Task", "Resource": "${Ship.Arn}", "TimeoutSeconds": 20, "End": true}}}
)",
      R"(
    DefinitionString: !Sub
      - >-
        {"States": {
          "Ship it": {"Type": "Task",

            "Resource": "${Function}", "TimeoutSeconds": 20}}}
      - {Function: !GetAtt Ship.Arn}
)",
      R"(
    DefinitionString: '{"Comment": "it''s", "States": {"Ship it": {"Type": "Task", "Resource":
      "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 20}}}'
)",
      R"(
    DefinitionString: !Join
      - ""
      - - '{"States": {"Ship it": {"Type": "Task", "Resource": "'
        - !GetAtt Ship.Arn
        - '", "TimeoutSeconds": 20}}}'
)",
      R"(
    DefinitionString: !If
      - Never
      - !Ref Ship
      - '{"States": {"Ship it": {"Type": "Task", "TimeoutSeconds": 20}}}'
)"};
  for (const std::string_view spelling : spellings) {
    const Machine machine(spelling);
    ASSERT_EQ(machine->tasks.size(), 1U) << spelling;
    const Task& task = machine->tasks.front();
    EXPECT_EQ(machine.text(task.place()), "\"Ship it\"") << spelling;
    EXPECT_EQ(machine.text(task.timeout_s.place()), "20") << spelling;
  }
}

TEST(Definition, EscapesAreNoPartOfWhereAWordOfADefinitionStands) {
  const Machine machine(
      R"(    DefinitionString: "{\"Comment\": \"\u00e9\U0001F600\n\", \"States\":\
      {\n\t\"Ship it\": {\"Type\": \"Task\", \"TimeoutSeconds\": 20}}}"
)");
  ASSERT_EQ(machine->tasks.size(), 1U);
  EXPECT_EQ(machine.text(machine->tasks.front().place()), "\\\"Ship it\\\"");
  EXPECT_EQ(machine.text(machine->tasks.front().timeout_s.place()), "20");
}

TEST(Definition, WhatIsFilledIntoADefinitionStandsWhereItIsNamed) {
  const Machine machine(R"(
    DefinitionString: !Sub
      - '{"States": {"${Name}": {"Type": "Task", "TimeoutSeconds": ${Wait}}}}'
      - {Name: Ship it, Wait: 20}
)");
  ASSERT_EQ(machine->tasks.size(), 1U);
  EXPECT_EQ(machine->tasks.front().name, "Ship it");
  EXPECT_EQ(machine.text(machine->tasks.front().place()), "\"${Name}\"");
  EXPECT_EQ(machine.text(machine->tasks.front().timeout_s.place()), "${Wait}");
}

TEST(Definition, AFindingInADefinitionFileBelongsToItsStateMachine) {
  const test::Folder folder{
      {"template.yaml", R"(Resources:
  Steps:
    Type: AWS::Serverless::StateMachine
    Properties: {DefinitionUri: steps.asl.json}
)"},
      {"steps.asl.json", R"({"States": {"Pack": {"Type": "Task", "TimeoutSeconds": 20}}})"}};
  const Reading reading(folder, "template.yaml");
  const auto deployment = build(reading.read->resolve(0));
  ASSERT_EQ(deployment->tasks.size(), 1U);
  const Task& task = deployment->tasks.front();
  EXPECT_EQ(reading.text(task.place().span), "\"Pack\"");

  std::vector<Finding> findings(1);
  findings.front().span = task.timeout_s.span();
  locate(findings, deployment->resources);
  EXPECT_EQ(findings.front().resource, "Steps");
  EXPECT_EQ(findings.front().property, "Definition.States.Pack.TimeoutSeconds");
}

}  // namespace

}  // namespace plimsoll
