// What takes more than one file: nested stacks, exports, includes, definitions.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/folder.h"
#include "support/reading.h"

namespace plimsoll {
namespace {

using test::Folder;
using test::Reading;

constexpr const char* network = R"(
Parameters:
  Env: {Type: String, Default: dev}
  Wait: {Type: Number, Default: 7}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties: {VisibilityTimeout: !Ref Wait, QueueName: !Sub "${AWS::StackName}-${Env}"}
  Dead: {Type: AWS::SQS::Queue, Condition: IsProd}
Outputs:
  QueueArn: {Value: !GetAtt Orders.Arn, Export: {Name: network-QueueArn}}
  Wait: {Value: !Ref Wait, Export: {Name: !Sub "${AWS::StackName}-Wait"}}
  DeadArn: {Condition: IsProd, Value: !GetAtt Dead.Arn}
)";

TEST(NestedStack, IsReadWithWhatIsPassedToIt) {
  const Folder folder{{"network.yaml", network}, {"template.yaml", R"(
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: ./network.yaml, Parameters: {Env: test, Wait: 60}}
  Ship:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Network.Outputs.QueueArn
      Timeout: !GetAtt Network.Outputs.Wait
      Other: !GetAtt Network.Outputs.Nothing
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(reading.read->scenario_count(), 1U);
  EXPECT_EQ(print(reading.property("Ship", "Role")), "${Network/Orders.Arn}");
  EXPECT_EQ(print(reading.property("Ship", "Timeout")), "60");
  EXPECT_EQ(print(reading.property("Ship", "Other")), "<Network/Outputs.Nothing>");
  EXPECT_EQ(print(reading.property("Network/Orders", "VisibilityTimeout")), "60");
  EXPECT_EQ(print(reading.property("Network/Orders", "QueueName")),
            R"("${Network/AWS::StackName}-test")");
  EXPECT_EQ(reading.resource("Network/Orders").name, "Orders");
  EXPECT_EQ(reading.read->documents().size(), 2U);
}

TEST(NestedStack, CutsAListThatIsPassedAsATextAtItsCommas) {
  const Folder folder{{"functions.yaml", R"(
Parameters: {Layers: {Type: CommaDelimitedList}, One: {Type: CommaDelimitedList}}
Resources:
  Ship: {Type: AWS::Lambda::Function, Properties: {Layers: !Ref Layers}}
  Pack: {Type: AWS::Lambda::Function, Properties: {Layers: !Ref One}}
)"},
                      {"template.yaml", R"(
Resources:
  Common: {Type: AWS::Lambda::LayerVersion}
  Libraries: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: libraries.yaml}}
  Functions:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: functions.yaml
      Parameters:
        Layers: !Join [",", [!Ref Common, !GetAtt Libraries.Outputs.Sdk]]
        One: !Ref Common
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(print(reading.property("Functions/Ship", "Layers")),
            "[${Common}, <Libraries.Outputs.Sdk>]");
  EXPECT_EQ(print(reading.property("Functions/Pack", "Layers")), "[${Common}]");
}

TEST(NestedStack, TakesItsOwnDefaultForWhatIsNotPassed) {
  const Folder folder{{"network.yaml", network}, {"template.yaml", R"(
Resources:
  Network: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: network.yaml}}
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(reading.read->scenario_count(), 1U);  // here the default is certain: Env is dev
  EXPECT_EQ(reading.resource("Network/Dead").type, "");
}

TEST(NestedStack, SharesTheScenariosOfWhatIsHandedDown) {
  const Folder folder{{"network.yaml", network}, {"template.yaml", R"(
Parameters: {Stage: {Type: String, Default: dev}}
Conditions: {Live: !Equals [!Ref Stage, prod]}
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: network.yaml, Parameters: {Env: !Ref Stage}}
  Alarm: {Type: AWS::CloudWatch::Alarm, Condition: Live}
)"}};
  const Reading reading(folder, "template.yaml");
  ASSERT_EQ(reading.read->scenario_count(), 2U);
  EXPECT_EQ(reading.resource("Network/Dead", 0).type, "");
  EXPECT_EQ(reading.resource("Alarm", 0).type, "");
  EXPECT_EQ(reading.resource("Network/Dead", 1).type, "AWS::SQS::Queue");
  EXPECT_EQ(reading.resource("Alarm", 1).type, "AWS::CloudWatch::Alarm");
}

TEST(NestedStack, ThatIsNotHereHasOpaqueOutputs) {
  const Reading reading(R"(
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: "https://example.com/network.yaml"}
  Ship: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Network.Outputs.Role}}
)");
  EXPECT_EQ(print(reading.property("Ship", "Role")), "<Network.Outputs.Role>");
  EXPECT_EQ(reading.read->resolve(0).not_evaluated.size(), 1U);
}

TEST(NestedStack, OfASamApplicationIsExpandedUnderItsId) {
  const Folder folder{{"app/template.yaml", R"(
Transform: AWS::Serverless-2016-10-31
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties: {Runtime: python3.12, Handler: app.main, AutoPublishAlias: live}
Outputs: {Alias: {Value: !Ref Ship.Alias}}
)"},
                      {"template.yaml", R"(
Transform: AWS::Serverless-2016-10-31
Resources:
  App: {Type: AWS::Serverless::Application, Properties: {Location: ./app/template.yaml}}
  Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {Name: !GetAtt App.Outputs.Alias}}
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(reading.resource("App/Ship").type, "AWS::Lambda::Function");
  EXPECT_EQ(reading.resource("App/ShipRole").generated_by, "App/Ship");
  EXPECT_EQ(print(reading.property("Alarm", "Name")), "${App/ShipAliaslive}");
}

TEST(NestedStack, WithinItselfComesToAnEnd) {
  const Folder folder{{"template.yaml", R"(
Resources:
  Self: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: template.yaml}}
)"}};
  const Reading reading(folder, "template.yaml");
  const Resources resources = reading.read->resolve(0);
  EXPECT_EQ(resources.all.size(), 1U);
  EXPECT_EQ(resources.not_evaluated.size(), 1U);
}

TEST(NestedStack, WhoseOutputsMultiplyComesToAnEnd) {
  const Folder folder{
      {"twice.yaml", R"(
Parameters: {In: {Type: String}}
Resources: {Orders: {Type: AWS::SQS::Queue}}
Outputs: {Out: {Value: !Sub "${In}${In}${In}${In}"}}
)"},
      {"template.yaml", R"(
Resources:
  A0: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: twice.yaml, Parameters: {In: x}}}
)" + [] {
         std::string chain;
         for (int i = 1; i < 30; ++i) {
           const std::string last = std::to_string(i - 1);
           chain += "  A" + std::to_string(i) +
                    ": {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: twice.yaml, "
                    "Parameters: {In: !GetAtt A" +
                    last + ".Outputs.Out}}}\n";
         }
         return chain;
       }()}};
  const Reading reading(folder, "template.yaml");
  EXPECT_FALSE(reading.read->resolve(0).not_evaluated.empty());
}

TEST(NestedStack, WhoseOutputIsItsOwnInputComesToAnEnd) {
  const Folder folder{{"echo.yaml", R"(
Parameters: {In: {Type: String}}
Resources: {Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref In}}}
Outputs: {Out: {Value: !Ref In}}
)"},
                      {"template.yaml", R"(
Resources:
  Echo:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: echo.yaml, Parameters: {In: !GetAtt Echo.Outputs.Out}}
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_TRUE(reading.property("Echo/Orders", "QueueName").is_opaque());
}

struct Joined {
  Joined() {
    exporter = read_document(sources, sources.add("network.yaml", network));
    exports.add(exporter, {}, sources);
  }
  Sources sources;
  DocumentPtr exporter;
  Exports exports;
};

TEST(Import, IsJoinedToTheTemplateThatExports) {
  // One Sources for both: a file has one id in a run.
  Joined joined;
  const DocumentPtr importer = read_document(joined.sources, joined.sources.add("app.yaml", R"(
Resources:
  Ship: {Type: AWS::Lambda::Function, Properties: {Role: !ImportValue network-QueueArn}}
)"));
  EXPECT_TRUE(imports_anything(*importer));
  EXPECT_FALSE(imports_anything(*joined.exporter));
  const auto read = read_template(importer, {}, joined.sources, &joined.exports);
  EXPECT_EQ(read->context_prefixes(), std::vector<std::string>{"network.yaml:"});
  const std::string printed = print(read->resolve(0));
  EXPECT_NE(printed.find("Role: ${network.yaml:Orders.Arn}"), std::string::npos) << printed;
  EXPECT_NE(printed.find("network.yaml:Orders AWS::SQS::Queue"), std::string::npos) << printed;
}

TEST(Import, IsNotJoinedByTheNameOfAStack) {
  Joined joined;
  const DocumentPtr importer = read_document(joined.sources, joined.sources.add("app.yaml", R"(
Resources:
  Ship:
    Type: AWS::Lambda::Function
    Properties: {Timeout: !ImportValue {Fn::Sub: "${AWS::StackName}-Wait"}}
)"));
  const auto read = read_template(importer, {}, joined.sources, &joined.exports);
  EXPECT_TRUE(read->context_prefixes().empty());
  EXPECT_NE(print(read->resolve(0)).find("Timeout: <import"), std::string::npos);
}

TEST(Import, IsNotJoinedWhenTwoTemplatesExportTheName) {
  Joined joined;
  const FileId copy = joined.sources.add("copy.yaml", network);
  joined.exports.add(read_document(joined.sources, copy), {}, joined.sources);
  EXPECT_EQ(joined.exports.find(Value::scalar("network-QueueArn", {})), nullptr);
}

TEST(Include, OfALocalFileIsReadWhereItStands) {
  const Folder folder{{"timeout.yaml", "VisibilityTimeout: !Ref Wait\n"}, {"template.yaml", R"(
Parameters: {Wait: {Type: Number, Default: 9}}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: orders
      Fn::Transform: {Name: AWS::Include, Parameters: {Location: timeout.yaml}}
  Remote:
    Type: AWS::SQS::Queue
    Properties: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://a/b"}}}
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(print(reading.resource("Orders").properties),
            R"({QueueName: "orders", VisibilityTimeout: 9})");
  EXPECT_TRUE(reading.resource("Remote").properties["VisibilityTimeout"].is_opaque());
}

TEST(Include, OfAnOpenApiDocumentIsReadWithItsIntrinsics) {
  const Folder folder{{"api.yaml", "paths: {/a: {get: {uri: {'Fn::Sub': '${Ship.Arn}/x'}}}}\n"},
                      {"paths.yaml", "/b: {get: {uri: {'Fn::GetAtt': [Ship, Arn]}}}\n"},
                      {"template.yaml", R"(
Transform: AWS::Serverless-2016-10-31
Resources:
  Ship: {Type: AWS::Lambda::Function, Properties: {Handler: a.b}}
  Whole:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./api.yaml}}
  Paths:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        paths:
          Fn::Transform: [{Name: AWS::Include, Parameters: {Location: paths.yaml}}]
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(print(reading.property("Whole", "Body")["paths"]["/a"]["get"]["uri"]),
            R"("${Ship.Arn}/x")");
  EXPECT_EQ(print(reading.property("Paths", "Body")["paths"]["/b"]["get"]["uri"]), "${Ship.Arn}");
}

TEST(Macro, OfTheWholeTemplateLeavesItOpen) {
  const Reading reading(R"(
Transform: [AWS::LanguageExtensions, Expand]
Resources:
  Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
)");
  const Resources resources = reading.read->resolve(0);
  EXPECT_TRUE(resources.open);
  EXPECT_TRUE(reading.property("Orders", "VisibilityTimeout").is_opaque());
  EXPECT_EQ(print(reading.property("Orders", "QueueName")), R"("orders")");
  ASSERT_EQ(resources.not_evaluated.size(), 1U);
  EXPECT_EQ(reading.text(resources.not_evaluated[0].span), "Expand");
}

TEST(Definition, OfAStateMachineIsReadFromAFile) {
  constexpr const char* flow = R"({"States": {"Ship": {
    "Type": "Task", "Resource": "${Ship}", "TimeoutSeconds": 5, "ResultPath": null}}})";
  const Folder folder{{"flow.asl.json", flow}, {"template.yaml", R"(
Transform: AWS::Serverless-2016-10-31
Resources:
  Flow: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionS3Location: flow.asl.json}}
  Lowered: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: flow.asl.json}}
)"}};
  const Reading reading(folder, "template.yaml");
  for (const char* id : {"Flow", "Lowered"}) {
    const Value state = reading.property(id, "Definition")["States"]["Ship"];
    EXPECT_EQ(print(state["Resource"]), R"("${Ship}")") << id;
    EXPECT_EQ(reading.text(state["TimeoutSeconds"].span()), "5");
    EXPECT_NE(state.find("ResultPath"), nullptr);
  }
}

TEST(Definition, OfAnApiIsReadFromAFile) {
  const Folder folder{{"api.yaml", "paths: {/a: {get: {}}}\n"}, {"template.yaml", R"(
Resources: {Api: {Type: AWS::ApiGateway::RestApi, Properties: {BodyS3Location: ./api.yaml}}}
)"}};
  const Reading reading(folder, "template.yaml");
  EXPECT_EQ(print(reading.property("Api", "Body")), "{paths: {/a: {get: {}}}}");
}

TEST(Samconfig, ReplacesDefaultsOfTheTemplateBesideIt) {
  const Folder folder{{"samconfig.toml",
                       "[default.deploy.parameters]\n"
                       "parameter_overrides = \"Wait=\\\"60\\\"\"\n"},
                      {"template.yaml", R"(
Transform: AWS::Serverless-2016-10-31
Parameters: {Wait: {Type: Number, Default: 5}}
Resources: {Orders: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !Ref Wait}}}
)"}};
  const Reading reading(folder, "template.yaml");
  const Value value = reading.property("Orders", "VisibilityTimeout");
  EXPECT_EQ(value.as_int(), 60);
  ASSERT_EQ(value.trail().size(), 2U);
  EXPECT_NE(value.trail()[1].text.find("samconfig.toml"), std::string::npos);
}

}  // namespace
}  // namespace plimsoll
