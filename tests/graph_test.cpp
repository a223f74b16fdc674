// The room `graph`: what is drawn of a deployment, and how it is printed.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "graph/lay_out.h"
#include "graph/pictures.h"
#include "support/process.h"
#include "support/tree.h"

namespace plimsoll::test {
namespace {

using graph::Edge;
using graph::Graph;
using graph::Node;
using graph::Shape;
using graph::Way;

// Api → Place → Orders → Ship → Place: a ring, and a way that goes past a column.
Graph shop() {
  Graph shop;
  shop.title = "template.yaml";
  shop.nodes = {{"Api", "REST API", Shape::gate, {}},
                {"Place", "function", Shape::function, {{"runtime-blocked", Severity::error}}},
                {"Orders", "queue", Shape::queue, {}},
                {"Ship", "function", Shape::function, {}}};
  shop.edges = {{0, 1, Way::calls, {"POST /orders"}, {}},
                {1, 2, Way::calls, {"send_message"}, {}},
                {2, 3, Way::polls, {}, {{"batch-window-too-long", Severity::warning}}},
                {3, 1, Way::sends, {}, {}},
                {0, 3, Way::calls, {}, {}}};
  return shop;
}

std::string drawn(const std::vector<std::string>& args) {
  std::vector<std::string> command{"graph", "--as-of=2026-10-01"};
  command.insert(command.end(), args.begin(), args.end());
  const Outcome outcome = run_plimsoll(source_folder(), command);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  return outcome.out;
}

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// ---- what is drawn

TEST(Graph, OfASampleIsAsItWas) {
  expect_up_to_date("tests/golden/graph/orders.mmd", drawn({"samples/orders"}));
  expect_up_to_date("tests/golden/graph/orders.dot", drawn({"--format=dot", "samples/orders"}));
  expect_up_to_date("tests/golden/graph/orders.svg", drawn({"--format=svg", "samples/orders"}));
}

constexpr std::string_view two_ways = R"(AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: s3://code/ship.zip
      Timeout: 120
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            BatchSize: 1
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 30
      RedrivePolicy: !If
        - IsProd
        - deadLetterTargetArn: !GetAtt Failed.Arn
          maxReceiveCount: 5
        - !Ref AWS::NoValue
  Failed:
    Type: AWS::SQS::Queue
  Unrelated:
    Type: AWS::SQS::Queue
)";

class GraphOfFiles : public testing::Test {
 protected:
  Outcome draw(std::vector<std::string> args) const {
    args.insert(args.begin(), "graph");
    return run_plimsoll(folder.path(), args);
  }

  TemporaryFolder folder;
};

TEST_F(GraphOfFiles, HasWhatStandsInAnyScenarioAndIsJoinedWithSomething) {
  write_text(folder.path() / "template.yaml", two_ways);
  const std::string out = draw({"--select=visibility-shorter-than-timeout"}).out;
  EXPECT_TRUE(has_line(out, R"(  n0["Ship<br/>function"])")) << out;
  EXPECT_TRUE(has_line(out, R"(  n2[/"Failed<br/>queue"/])")) << out;
  EXPECT_TRUE(has_line(out, "  n1 -.-x n2")) << out;
  EXPECT_EQ(out.find("Unrelated"), std::string::npos) << out;
}

TEST_F(GraphOfFiles, ShowsAFindingWhereTheTwoAreJoinedOfWhichItSpeaks) {
  write_text(folder.path() / "template.yaml", two_ways);
  const std::string out = draw({"--select=visibility-shorter-than-timeout"}).out;
  EXPECT_TRUE(has_line(out, R"(  n1 ==>|"error: visibility-shorter-than-timeout"| n0)")) << out;
  EXPECT_TRUE(has_line(out, "  linkStyle 0 stroke:#c62828,stroke-width:3px")) << out;
}

TEST_F(GraphOfFiles, FramesEachOfSeveralTemplates) {
  write_text(folder.path() / "a.yaml", two_ways);
  write_text(folder.path() / "b.yaml", two_ways);
  const std::string out = draw({}).out;
  EXPECT_TRUE(has_line(out, R"(  subgraph g0["a.yaml"])")) << out;
  EXPECT_TRUE(has_line(out, R"(  subgraph g3["b.yaml"])")) << out;
}

TEST_F(GraphOfFiles, IsTroubleWhereNothingIsToBeDrawn) {
  const Outcome outcome = draw({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("nothing to analyse"), std::string::npos) << outcome.err;
}

TEST_F(GraphOfFiles, NamesTheNearestFormat) {
  const Outcome outcome = draw({"--format=svgz"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err, "plimsoll: no format is called `svgz`; the nearest is `svg`\n");
}

// ---- how it is laid out

TEST(GraphLayout, PutsEveryNodeBehindThoseThatLeadToIt) {
  const graph::Layout layout = lay_out(shop());
  ASSERT_EQ(layout.nodes.size(), 4U);
  for (std::size_t i = 1; i < layout.nodes.size(); ++i) {
    EXPECT_GT(layout.nodes[i].centre.x, layout.nodes[i - 1].centre.x) << i;
  }
}

TEST(GraphLayout, LetsNoTwoNodesOverlap) {
  Graph fan;
  for (int i = 0; i < 20; ++i) fan.nodes.push_back({"Node" + std::to_string(i), "queue"});
  for (std::size_t i = 1; i < fan.nodes.size(); ++i) fan.edges.push_back({0, i});
  const graph::Layout layout = lay_out(fan);
  for (std::size_t i = 2; i < layout.nodes.size(); ++i) {
    for (std::size_t other = 1; other < i; ++other) {
      const double apart = std::abs(layout.nodes[i].centre.y - layout.nodes[other].centre.y);
      EXPECT_GE(apart, layout.nodes[i].height) << i << " and " << other;
    }
  }
}

TEST(GraphLayout, LeadsALongEdgePastTheColumnsBetween) {
  const graph::Layout layout = lay_out(shop());
  EXPECT_EQ(layout.edges[4].size(), 4U);  // two bends: Place and Orders stand between
  for (const graph::Point& point : layout.edges[4]) {
    EXPECT_GT(point.x, 0);
    EXPECT_LT(point.x, layout.width);
    EXPECT_LT(point.y, layout.height);
  }
}

// ---- how it is printed

// Names as no template should have them.
Graph hostile() {
  Graph graph;
  graph.title = "a\"]; <b>.yaml";
  graph.nodes = {{"\"]\n--> n9 <script>alert(1)</script> & \\", "queue", Shape::queue, {}}};
  return graph;
}

TEST(GraphPictures, TakeNoMarkupFromNames) {
  const std::vector<Graph> graphs{hostile(), hostile()};
  const std::string mermaid = print_mermaid(graphs);
  EXPECT_EQ(mermaid.find("<script>"), std::string::npos) << mermaid;
  EXPECT_EQ(count(mermaid, "\n"), 7U) << mermaid;
  const std::string dot = print_dot(graphs);
  EXPECT_NE(dot.find(R"(label="\"] --> n9 <script>alert(1)</script> & \\\nqueue")"),
            std::string::npos)
      << dot;
  EXPECT_EQ(print_svg(graphs).find("<script>"), std::string::npos);
}

TEST(GraphPictures, AreWellFormedInSvg) {
  pugi::xml_document document;
  const std::vector<Graph> graphs{shop(), hostile(), Graph{}};
  ASSERT_TRUE(document.load_string(print_svg(graphs).c_str()));
  EXPECT_EQ(document.select_nodes("//rect").size(),
            1U + 4U + 1U + 3U);  // the ground, nodes, labels
  EXPECT_EQ(document.select_nodes("//path[@marker-end]").size(), 5U);
}

TEST(GraphPictures, CutLongListsOfRoutesShort) {
  const Edge edge{0, 1, Way::calls, {"GET /a", "GET /b", "GET /c", "GET /d", "GET /e"}, {}};
  const std::vector<std::string> expected{"GET /a", "GET /b", "GET /c", "and 2 more"};
  EXPECT_EQ(lines_of(edge), expected);
}

}  // namespace
}  // namespace plimsoll::test
