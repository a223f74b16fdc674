// Recognising templates, and what users give for parameters.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/folder.h"
#include "support/reading.h"

namespace plimsoll {
namespace {

using test::Folder;
using test::Reading;

std::string kind_of(std::string text) {
  Sources sources;
  const DocumentPtr document = read_document(sources, sources.add("file", std::move(text)));
  return document->kind ? std::string(name(*document->kind)) : "";
}

TEST(Sniff, GoesByTheTypesOfResources) {
  EXPECT_EQ(kind_of("Resources: {Q: {Type: AWS::SQS::Queue}}"), "cloudformation");
  EXPECT_EQ(kind_of("Resources: {Q: {Type: Custom::Thing}}"), "cloudformation");
  EXPECT_EQ(kind_of("Resources: {Q: {Type: Acme::Network::Vpc::MODULE}}"), "cloudformation");
  EXPECT_EQ(kind_of("Resources: {'Fn::ForEach::Q': [N, [a], {}]}"), "cloudformation");
  EXPECT_EQ(kind_of(R"({"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}})"), "cloudformation");
}

TEST(Sniff, KnowsSamByItsTransformOrItsTypes) {
  const std::string queue = "Resources: {Q: {Type: AWS::SQS::Queue}}\n";
  EXPECT_EQ(kind_of("Transform: AWS::Serverless-2016-10-31\n" + queue), "sam");
  EXPECT_EQ(kind_of("Transform: [Macro, AWS::Serverless-2016-10-31]\n" + queue), "sam");
  EXPECT_EQ(kind_of("Resources: {F: {Type: AWS::Serverless::Function}}"), "sam");
}

TEST(Sniff, LeavesOtherFilesAlone) {
  EXPECT_EQ(kind_of("resources: {Q: {type: AWS::SQS::Queue}}"), "");
  EXPECT_EQ(kind_of("Resources: {Q: {Type: queue}}"), "");
  EXPECT_EQ(kind_of("Resources: [a, b]"), "");
  EXPECT_EQ(kind_of("- Resources"), "");
  EXPECT_EQ(kind_of("Resources"), "");
  EXPECT_EQ(kind_of(""), "");
}

TEST(Sniff, KnowsATemplateThatBreaksOffBeforeItsResources) {
  EXPECT_EQ(kind_of("AWSTemplateFormatVersion: '2010-09-09'\nDescription: 'a' (b)\n"),
            "cloudformation");
}

TEST(Sniff, GoesByTheWordsOfWhatIsBroken) {
  const Reading reading("#end\n${x}\nTransform: AWS::Serverless-2016-10-31\nResources: {\n");
  EXPECT_FALSE(reading.document->problems.empty());
  ASSERT_EQ(reading.document->kind, Kind::sam);
  EXPECT_EQ(reading.printed(), "");
  EXPECT_EQ(kind_of("AWS::SQS: {"), "");
}

TEST(Sniff, FindsTheTemplateAmongSeveralDocuments) {
  EXPECT_EQ(kind_of("a: b\n---\nResources: {Q: {Type: AWS::SQS::Queue}}\n"), "cloudformation");
}

TEST(MayBeTemplate, SaysNoToWhatCannotBeOne) {
  EXPECT_TRUE(may_be_template("Resources: {}"));
  EXPECT_FALSE(may_be_template("kind: Deployment"));
}

TEST(Parameter, OfTheCommandLineIsANameAndAValue) {
  const auto pair = parse_parameter("Env=a=b");
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->name, "Env");
  EXPECT_EQ(pair->value, "a=b");
  EXPECT_FALSE(parse_parameter("Env"));
  EXPECT_FALSE(parse_parameter("=b"));
}

// "Name=value" of what a parameter file gives, or the trouble with it.
std::vector<std::string> read_parameters(const std::string& text) {
  const Folder folder{{"parameters", text}};
  Sources sources;
  const auto all = read_parameter_file(sources, (folder / "parameters").string());
  if (!all) return {"! " + all.trouble()};
  std::vector<std::string> pairs;
  for (const Given& given : *all) {
    EXPECT_TRUE(given.span.has_value());
    pairs.push_back(given.name + "=" + given.value);
  }
  return pairs;
}

TEST(ParameterFile, HasManyForms) {
  const std::vector<std::string> expected{"Env=prod", "Wait=30"};
  EXPECT_EQ(read_parameters(R"([{"ParameterKey": "Env", "ParameterValue": "prod"},
                                {"ParameterKey": "Old", "UsePreviousValue": true},
                                {"ParameterKey": "Wait", "ParameterValue": "30"}])"),
            expected);
  EXPECT_EQ(read_parameters(R"({"Parameters": {"Env": "prod", "Wait": 30}})"), expected);
  EXPECT_EQ(read_parameters("parameters:\n  Env: prod\n  Wait: 30\n"), expected);
  EXPECT_EQ(read_parameters("Env: prod\nWait: 30\n"), expected);
  EXPECT_EQ(read_parameters(R"(["Env=prod", "Wait=30"])"), expected);
  EXPECT_EQ(read_parameters("Zones: [a, b]"), std::vector<std::string>{"Zones=a,b"});
}

TEST(ParameterFile, OfNoKnownFormIsTrouble) {
  EXPECT_EQ(read_parameters("")[0], "! is empty");
  EXPECT_EQ(read_parameters("text")[0], "! holds no parameters");
  EXPECT_EQ(read_parameters("[{a: b}]")[0], "! an entry without `ParameterKey`");
  EXPECT_EQ(read_parameters("{a: [")[0].substr(0, 2), "! ");
}

TEST(ParameterFile, ThatIsMissingIsTrouble) {
  Sources sources;
  EXPECT_FALSE(read_parameter_file(sources, "/nowhere/parameters.json"));
}

std::vector<std::string> overrides(std::string toml) {
  Sources sources;
  const FileId file = sources.add("samconfig.toml", std::move(toml));
  std::vector<std::string> pairs;
  for (const Given& given : samconfig_overrides(sources[file])) {
    pairs.push_back(given.name + "=" + given.value);
    EXPECT_EQ(sources[file].text(*given.span).find('='), std::string_view::npos);
  }
  return pairs;
}

TEST(Samconfig, GivesTheOverridesOfTheDefaultEnvironment) {
  const std::vector<std::string> expected{"Env=prod", "Name=two words"};
  EXPECT_EQ(overrides("version = 0.1\n[default.deploy.parameters]\nstack_name = \"a\"\n"
                      "parameter_overrides = \"Env=\\\"prod\\\" Name=\\\"two words\\\"\"\n"),
            expected);
  EXPECT_EQ(overrides("[default.global.parameters]\n"
                      "parameter_overrides = [\n  \"Env=prod\",\n  'Name=\"two words\"',\n]\n"),
            expected);
  EXPECT_EQ(overrides("[default.deploy.parameters]\nparameter_overrides = \"\"\"\n  Env=prod\n"
                      "  Name='two words'\n\"\"\"\n"),
            expected);
}

TEST(Samconfig, LeavesOtherEnvironmentsAndCommandsAlone) {
  EXPECT_TRUE(overrides("[prod.deploy.parameters]\nparameter_overrides = \"Env=prod\"\n").empty());
  EXPECT_TRUE(overrides("[default.build.parameters]\nparameter_overrides = \"A=b\"\n").empty());
  EXPECT_TRUE(overrides("[default.deploy.parameters]\nparameter_overrides = \"\n").empty());
  EXPECT_TRUE(overrides("[default.deploy.parameters]\nparameter_overrides =").empty());
}

TEST(Attributes, HoldWhatStandsBesideTheProperties) {
  const Reading reading(R"(
Metadata: {plimsoll: {ignore: [{check: a}]}}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    DependsOn: [Topic]
    DeletionPolicy: Retain
    Metadata: {a: !Ref Nobody}
)");
  const Resource orders = reading.resource("Orders");
  EXPECT_EQ(print(orders.attributes),
            R"({DeletionPolicy: "Retain", Metadata: {a: <unknown Nobody>}})");
  ASSERT_EQ(orders.depends_on.size(), 1U);
  EXPECT_EQ(orders.depends_on[0].id, "Topic");
  EXPECT_EQ(reading.text(orders.depends_on[0].span), "Topic");
  EXPECT_EQ(print(orders.properties), "{}");
  EXPECT_EQ(reading.text(orders.span), "Orders");
  EXPECT_EQ(print(reading.read->metadata()), R"({plimsoll: {ignore: [{check: "a"}]}})");
}

TEST(Resources, ThatAreNoMappingsAreLeftOut) {
  const Reading reading(
      "Resources: {A: text, B: {Type: AWS::SQS::Queue, Properties: text}, C: }\n");
  EXPECT_EQ(reading.printed(), "B AWS::SQS::Queue\n  \"text\"\n");
}

TEST(Aliases, ThatMultiplyEndSoon) {
  std::string bomb = "Resources:\n  Q: {Type: AWS::SQS::Queue, Properties: {A: *i}}\n";
  std::string anchors = "x0: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c <= 'i'; ++c) {
    const std::string last(1, static_cast<char>(c - 1));
    anchors += std::string("x") + c + ": &" + c;
    anchors += " [*" + last + ", *" + last + ", *" + last + ", *" + last + ", *" + last + "]\n";
  }
  Sources sources;
  const DocumentPtr document = read_document(sources, sources.add("bomb.yaml", anchors + bomb));
  EXPECT_FALSE(document->problems.empty());
  ASSERT_TRUE(document->kind);
  EXPECT_LT(print(read_template(document, {}, sources)->resolve(0)).size(), 100'000U);
}

std::string contents(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Every input of tests/golden/resources/ has its printed scenarios beside it. UPDATE=1 writes them.
TEST(ResourcesGolden, EveryInputHasItsPrintedScenariosBesideIt) {
  namespace fs = std::filesystem;
  int count = 0;
  for (const auto& input : fs::directory_iterator(PLIMSOLL_SOURCE_DIR "/tests/golden/resources")) {
    if (input.path().extension() == ".txt") continue;
    const Reading reading(contents(input.path()));
    std::string printed;
    for (std::size_t i = 0; i < reading.read->scenario_count(); ++i) printed += reading.printed(i);
    const std::string golden = input.path().string() + ".txt";
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden) << printed;
    EXPECT_EQ(printed, contents(golden)) << input.path();
    ++count;
  }
  EXPECT_GE(count, 2);
}

// The templates of the optional collection of real ones; empty when it is not there.
std::vector<std::pair<std::filesystem::path, std::string>> real_templates() {
  const char* set = std::getenv("PLIMSOLL_CORPUS");
  const std::filesystem::path folder =
      set ? set : std::filesystem::path(PLIMSOLL_SOURCE_DIR) / "../shared/corpus";
  std::ifstream index(folder / "index.tsv");
  std::vector<std::pair<std::filesystem::path, std::string>> all;
  for (std::string line; std::getline(index, line);) {
    std::istringstream fields(line);
    std::string path;
    std::string kind;
    std::getline(std::getline(fields, path, '\t'), kind, '\t');
    if (kind == "sam") all.emplace_back(folder / path, "sam");
    if (kind == "cfn") all.emplace_back(folder / path, "cloudformation");
  }
  return all;
}

TEST(RealTemplates, AreAllRecognisedAndResolved) {
  const auto all = real_templates();
  if (all.empty()) GTEST_SKIP() << "no collection of real templates";
  for (const auto& [path, kind] : all) {
    Sources sources;
    const Sources::Opened opened = sources.open(path.generic_string());
    ASSERT_EQ(opened.trouble, "") << path;
    EXPECT_TRUE(may_be_template(sources[opened.file].text())) << path;
    const DocumentPtr document = read_document(sources, opened.file);
    ASSERT_TRUE(document->kind) << path;
    EXPECT_EQ(name(*document->kind), kind) << path;
    const auto read = read_template(document, {}, sources);
    ASSERT_LE(read->scenario_count(), 64U) << path;
    for (std::size_t i = 0; i < read->scenario_count(); ++i) read->resolve(i);
  }
}

}  // namespace
}  // namespace plimsoll
