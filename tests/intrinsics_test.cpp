// What each intrinsic comes to.
#include <string>

#include <gtest/gtest.h>

#include "support/reading.h"

namespace plimsoll {
namespace {

using test::given;
using test::Reading;

const std::string preamble = R"(
Parameters:
  Wait: {Type: Number, Default: 30}
  Stage: {Type: String}
  Zones: {Type: CommaDelimitedList, Default: "a, b"}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  Image: {Type: "AWS::SSM::Parameter::Value<String>", Default: /images/latest}
  Empty: {Type: CommaDelimitedList, Default: ""}
  Secret: {Type: String, NoEcho: true, Default: hunter2}
Mappings:
  Settings:
    dev: {Wait: 5, Zones: [a, b]}
Resources:
  Orders: {Type: AWS::SQS::Queue}
  Probe:
    Type: Custom::Probe
    Properties:
)";

// What a property comes to when its value is written like this.
std::string value_of(const std::string& expression) {
  const Reading reading(preamble + "      Value: " + expression + "\n");
  const Resource probe = reading.resource("Probe");
  const Entry* entry = probe.properties.find("Value");
  return entry ? print(entry->value) : "absent";
}

TEST(Ref, OfAResourceIsAReference) {
  EXPECT_EQ(value_of("!Ref Orders"), "${Orders}");
  EXPECT_EQ(value_of("{Ref: Orders}"), "${Orders}");
}

TEST(Ref, OfAParameterIsItsDefault) {
  EXPECT_EQ(value_of("!Ref Wait"), "30");
  EXPECT_EQ(value_of("!Ref Zones"), R"(["a", "b"])");
}

TEST(Ref, OfAParameterWithoutDefaultIsOpaque) {
  EXPECT_EQ(value_of("!Ref Stage"), "<parameter Stage>");
  EXPECT_EQ(value_of("!Ref Subnets"), "<parameter Subnets>");
}

TEST(Ref, OfAParameterWithAnEmptyDefaultIsOpaque) {
  EXPECT_EQ(value_of("!Ref Empty"), "<parameter Empty>");
}

TEST(Ref, OfAParameterThatNamesAnSsmParameterIsOpaque) {
  EXPECT_EQ(value_of("!Ref Image"), "<parameter Image>");
}

TEST(Ref, NeverRevealsASecret) {
  EXPECT_EQ(value_of("!Ref Secret"), "<NoEcho parameter Secret>");
}

TEST(Ref, OfAPseudoParameterIsOpaqueUnderItsName) {
  EXPECT_EQ(value_of("!Ref AWS::Region"), "<AWS::Region>");
}

TEST(Ref, OfNoValueRemovesThePropertyOrItem) {
  EXPECT_EQ(value_of("!Ref AWS::NoValue"), "absent");
  EXPECT_EQ(value_of("[a, !Ref AWS::NoValue, b]"), R"(["a", "b"])");
  EXPECT_EQ(value_of("{a: {Ref: AWS::NoValue}, b: 1}"), "{b: 1}");
}

TEST(Ref, OfAnUnknownNameIsOpaqueAndKeepsIt) {
  EXPECT_EQ(value_of("!Ref Nobody"), "<unknown Nobody>");
  EXPECT_EQ(value_of("!GetAtt Nobody.Arn"), "<unknown Nobody.Arn>");
}

TEST(Ref, InASamTemplateMayMeanWhatTheTransformWillMake) {
  const Reading reading("Transform: AWS::Serverless-2016-10-31\n" + preamble +
                        "      Value: !GetAtt ShipRole.Arn\n");
  EXPECT_EQ(print(reading.property("Probe", "Value")), "${ShipRole.Arn}");
}

TEST(GetAtt, TakesAStringOrAListAndDottedAttributes) {
  EXPECT_EQ(value_of("!GetAtt Orders.Arn"), "${Orders.Arn}");
  EXPECT_EQ(value_of("{Fn::GetAtt: [Orders, Arn]}"), "${Orders.Arn}");
  EXPECT_EQ(value_of("!GetAtt Orders.Endpoint.Address"), "${Orders.Endpoint.Address}");
  EXPECT_EQ(value_of("{Fn::GetAtt: [Orders, !Ref Stage]}"), "<?>");
}

TEST(Sub, FillsParametersResourcesAttributesAndPseudoParameters) {
  EXPECT_EQ(value_of("!Sub 'x-${Wait}'"), R"("x-30")");
  EXPECT_EQ(value_of("!Sub '${AWS::Region}:${Orders.Arn}:${Orders}'"),
            R"("${AWS::Region}:${Orders.Arn}:${Orders}")");
  EXPECT_EQ(value_of("!Sub '${Orders.Arn}'"), "${Orders.Arn}");
}

TEST(Sub, TakesNamesOfItsOwn) {
  EXPECT_EQ(value_of("!Sub ['${Name}-${Wait}', {Name: !Ref Stage}]"), R"("${parameter Stage}-30")");
}

TEST(Sub, KeepsLiteralHoles) {
  EXPECT_EQ(value_of("!Sub 'a-${!Name}'"), R"("a-${Name}")");
}

TEST(Sub, OfAListIsAHole) {
  EXPECT_EQ(value_of("!Sub 'a-${Zones}'"), R"("a-${?}")");
}

TEST(Join, MakesAText) {
  EXPECT_EQ(value_of("!Join ['-', [a, !Ref Wait, !Ref Orders]]"), R"("a-30-${Orders}")");
  EXPECT_EQ(value_of("!Join [',', !Ref Zones]"), R"("a,b")");
}

TEST(Join, OfAnOpaqueListIsTheSameValueEachTime) {
  EXPECT_EQ(value_of("!Join [',', !Ref Subnets]"), "<Fn::Join ',' parameter Subnets>");
}

TEST(Select, TakesAnItem) {
  EXPECT_EQ(value_of("!Select [1, !Ref Zones]"), R"("b")");
  EXPECT_EQ(value_of("!Select ['0', [a, b]]"), R"("a")");
  EXPECT_EQ(value_of("!Select [7, [a, b]]"), "<?>");
  EXPECT_EQ(value_of("!Select [0, !GetAZs '']"), "<Fn::Select 0 Fn::GetAZs AWS::Region>");
}

TEST(Split, TakesAKnownTextApart) {
  EXPECT_EQ(value_of("!Split ['-', a-b]"), R"(["a", "b"])");
  EXPECT_EQ(value_of("!Select [1, !Split ['/', 'a/b']]"), R"("b")");
}

TEST(Split, OfATextWithHolesIsOpaque) {
  EXPECT_EQ(value_of("!Select [0, !Split ['/', !GetAtt Orders.Arn]]"),
            "<Fn::Select 0 Fn::Split '/' ${Orders.Arn}>");
}

TEST(FindInMap, LooksUpScalarsAndLists) {
  EXPECT_EQ(value_of("!FindInMap [Settings, dev, Wait]"), "5");
  EXPECT_EQ(value_of("!FindInMap [Settings, dev, Zones]"), R"(["a", "b"])");
}

TEST(FindInMap, OfAnOpaqueKeyIsOpaque) {
  EXPECT_EQ(value_of("!FindInMap [Settings, !Ref Stage, Wait]"),
            R"(<Fn::FindInMap ["Settings", <parameter Stage>, "Wait"]>)");
}

TEST(FindInMap, TakesItsDefaultOnlyWhenTheKeysAreKnown) {
  EXPECT_EQ(value_of("!FindInMap [Settings, prod, Wait, {DefaultValue: 7}]"), "7");
  EXPECT_EQ(value_of("!FindInMap [Settings, !Ref Stage, Wait, {DefaultValue: 7}]").front(), '<');
}

TEST(GetAZs, AreTheSameForTheStacksOwnRegion) {
  EXPECT_EQ(value_of("!GetAZs ''"), value_of("!GetAZs {Ref: AWS::Region}"));
}

TEST(Cidr, DividesAKnownBlock) {
  EXPECT_EQ(value_of("!Cidr [10.0.0.0/16, 2, 8]"), R"(["10.0.0.0/24", "10.0.1.0/24"])");
  EXPECT_EQ(value_of("!Cidr [10.0.0.0/24, 2, 4]"), R"(["10.0.0.0/28", "10.0.0.16/28"])");
  EXPECT_EQ(value_of("!Cidr [10.0.0.0/24, 2, 8]").front(), '<');
  EXPECT_EQ(value_of("!Cidr [!GetAtt Orders.CidrBlock, 2, 8]").front(), '<');
}

TEST(Base64, IsOpaque) {
  EXPECT_EQ(value_of("{Fn::Base64: !Sub 'a'}"), "<?>");
}

TEST(ImportValue, OfAnotherDeploymentIsOpaqueUnderItsName) {
  EXPECT_EQ(value_of("!ImportValue network-Vpc"), "<import network-Vpc>");
  EXPECT_EQ(value_of("{Fn::ImportValue: !Sub '${Stage}-Vpc'}"),
            R"(<import "${parameter Stage}-Vpc">)");
}

TEST(Length, CountsKnownLists) {
  EXPECT_EQ(value_of("{Fn::Length: !Ref Zones}"), "2");
  EXPECT_EQ(value_of("!Length [a, b, c]"), "3");
  EXPECT_EQ(value_of("{Fn::Length: !Ref Subnets}"), "<Fn::Length parameter Subnets>");
}

TEST(ToJsonString, WritesJsonWithHoles) {
  EXPECT_EQ(value_of("{Fn::ToJsonString: {a: 1, b: [!Ref Stage, 'x\"y']}}"),
            R"("{\"a\":1,\"b\":[\"${parameter Stage}\",\"x\\\"y\"]}")");
}

TEST(Transform, IsOpaqueAndNoted) {
  const Reading reading(preamble + "      Fn::Transform: {Name: Expand}\n      Other: 1\n");
  const Resource probe = reading.resource("Probe");
  EXPECT_EQ(print(probe.properties), "{Other: 1, …}");
  EXPECT_TRUE(probe.properties["Anything"].is_opaque());
  const Resources resources = reading.read->resolve(0);
  ASSERT_EQ(resources.not_evaluated.size(), 1U);
  EXPECT_EQ(resources.not_evaluated[0].why, "macro `Expand`");
}

TEST(DynamicReference, IsAHoleUnderItsOwnText) {
  EXPECT_EQ(value_of("'{{resolve:ssm:/a/b}}'"), "<{{resolve:ssm:/a/b}}>");
  EXPECT_EQ(value_of("'x{{resolve:ssm:/a}}y'"), R"("x${{{resolve:ssm:/a}}}y")");
  EXPECT_EQ(value_of("!Sub 'x{{resolve:ssm:/${Stage}}}y'"),
            R"("x${{{resolve:ssm:/${parameter Stage}}}}y")");
  EXPECT_EQ(value_of("!Join ['', ['{{resolve:ssm:/', {Fn::Guess: 1}, '}}']]"), "<?>");
  EXPECT_EQ(value_of("!Join ['', ['{{resolve:ssm:/', a, '}}']]"), "<{{resolve:ssm:/a}}>");
  EXPECT_EQ(value_of("'{{resolve:never closed'"), R"("{{resolve:never closed")");
}

TEST(Scalar, KeepsItsTextAndHowItWasWritten) {
  EXPECT_EQ(value_of("007"), "007");
  EXPECT_EQ(value_of("'30'"), R"("30")");
  EXPECT_EQ(value_of("2012-10-17"), R"("2012-10-17")");
  EXPECT_EQ(value_of(""), "null");
}

TEST(Intrinsic, ThatIsUnknownIsOpaque) {
  EXPECT_EQ(value_of("{Fn::Guess: 1}"), "<?>");
}

TEST(Intrinsic, CalledInTheWrongWayIsOpaque) {
  for (const char* call : {"!Join [a]", "!Select a", "!GetAtt Orders", "!If [a, b]", "!Cidr [a]",
                           "!FindInMap [a]", "!Split [a]", "{Ref: [a]}", "!Sub {a: b}"}) {
    EXPECT_EQ(value_of(call), "<?>") << call;
  }
}

TEST(Intrinsic, NestsInAnyOther) {
  EXPECT_EQ(value_of("!Join ['-', !Split [',', !Sub '${Wait},x']]"), R"("30-x")");
  EXPECT_EQ(value_of("!Sub ['${A}', {A: !Select [0, !FindInMap [Settings, dev, Zones]]}]"),
            R"("a")");
}

TEST(ForEach, InPropertiesMakesEntries) {
  const Reading reading(preamble + R"(
      Fn::ForEach::Zone:
        - Zone
        - !Ref Zones
        - Key${Zone}: !Sub "${Zone}-${Wait}"
)");
  EXPECT_EQ(print(reading.resource("Probe").properties), R"({Keya: "a-30", Keyb: "b-30"})");
}

TEST(ForEach, MakesResourcesAndNests) {
  const Reading reading(R"(
Resources:
  Fn::ForEach::Queues:
    - Name
    - [a-1, b]
    - Fn::ForEach::Kinds:
        - Kind
        - [Live, Dead]
        - Queue&{Name}${Kind}:
            Type: AWS::SQS::Queue
            DependsOn: Topic${Kind}
            Properties: {QueueName: !Sub "${Name}", Url: !Ref "Queue&{Name}${Kind}"}
)");
  EXPECT_EQ(reading.printed(), R"(Queuea1Live AWS::SQS::Queue
  QueueName: "a-1"
  Url: ${Queuea1Live}
  after TopicLive
Queuea1Dead AWS::SQS::Queue
  QueueName: "a-1"
  Url: ${Queuea1Dead}
  after TopicDead
QueuebLive AWS::SQS::Queue
  QueueName: "b"
  Url: ${QueuebLive}
  after TopicLive
QueuebDead AWS::SQS::Queue
  QueueName: "b"
  Url: ${QueuebDead}
  after TopicDead
)");
}

TEST(ForEach, OverWhatOnlyTheDeployerKnowsLeavesTheTemplateOpen) {
  const Reading reading(R"(
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Queues:
    - Name
    - !Ref Names
    - Queue${Name}: {Type: AWS::SQS::Queue}
)");
  const Resources resources = reading.read->resolve(0);
  EXPECT_TRUE(resources.open);
  ASSERT_EQ(resources.not_evaluated.size(), 1U);
  EXPECT_EQ(reading.text(resources.not_evaluated[0].span), "Fn::ForEach::Queues");
}

TEST(Span, OfADefaultIsTheDefaultAndTheTrailLeadsToItsUse) {
  const Reading reading(preamble + "      VisibilityTimeout: !Ref Wait\n");
  const Value value = reading.property("Probe", "VisibilityTimeout");
  EXPECT_EQ(reading.text(value.span()), "30");
  ASSERT_EQ(value.trail().size(), 1U);
  EXPECT_EQ(reading.text(value.trail()[0].span), "!Ref Wait");
  EXPECT_EQ(value.trail()[0].text, "used as `VisibilityTimeout` of `Probe`");
}

TEST(Span, OfAMappingsEntryIsTheEntry) {
  const Reading reading(preamble + "      Value: !FindInMap [Settings, dev, Wait]\n");
  const Value value = reading.property("Probe", "Value");
  EXPECT_EQ(reading.text(value.span()), "5");
  EXPECT_EQ(value.trail().size(), 1U);
}

TEST(Span, OfAGivenValueIsTheParameter) {
  const Reading reading(preamble + "      Value: !Ref Wait\n", given({{"Wait", "99"}}));
  const Value value = reading.property("Probe", "Value");
  EXPECT_EQ(value.as_int(), 99);
  EXPECT_EQ(reading.text(value.span()), "Wait");
  ASSERT_EQ(value.trail().size(), 2U);
  EXPECT_EQ(value.trail()[1].text, "`Wait` given by --parameter");
}

}  // namespace
}  // namespace plimsoll
