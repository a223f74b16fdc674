#include "resource/resource.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "resource/flat.h"
#include "resource/json_text.h"

namespace plimsoll {
namespace {

constexpr Span here{FileId{0}, 10, 20};
constexpr Span there{FileId{0}, 30, 40};

Value word(std::string text) {
  return Value::scalar(std::move(text), here);
}

Text::Part literal(std::string text) {
  Text::Part part;
  part.literal = std::move(text);
  return part;
}

Text::Part hole(std::string identity) {
  Text::Part part;
  part.kind = Text::Part::Kind::opaque;
  part.opaque.identity = std::move(identity);
  return part;
}

Text::Part reference(std::string resource, std::string attribute) {
  Text::Part part;
  part.kind = Text::Part::Kind::reference;
  part.reference = {std::move(resource), std::move(attribute)};
  return part;
}

Entry entry(std::string key, Value value) {
  return {std::move(key), there, std::move(value)};
}

TEST(Value, IsAbsentUntilItIsMade) {
  const Value value;
  EXPECT_TRUE(value.is_absent());
  EXPECT_FALSE(value);
  EXPECT_EQ(value.as_string(), nullptr);
  EXPECT_TRUE(value["Anything"].is_absent());
  EXPECT_TRUE(value.items().empty());
  EXPECT_TRUE(value.entries().empty());
}

TEST(Value, ReadsWholeNumbersFromEveryWayToWriteThem) {
  EXPECT_EQ(word("30").as_int(), 30);
  EXPECT_EQ(word("-1").as_int(), -1);
  EXPECT_EQ(word("30.0").as_int(), 30);
  EXPECT_EQ(word("3e1").as_int(), 30);
  EXPECT_EQ(Value::scalar("30", here, true).as_int(), 30);
}

TEST(Value, ReadsNoNumberFromOtherText) {
  for (const char* text : {"", "30s", "1.5", " 30", "nan", "inf", "99999999999999999999"}) {
    EXPECT_EQ(word(text).as_int(), std::nullopt) << text;
  }
  EXPECT_EQ(word("1.5").as_number(), 1.5);
  EXPECT_EQ(word("nan").as_number(), std::nullopt);
}

TEST(Value, ReadsBooleansInAnyCaseAndQuotedToo) {
  EXPECT_EQ(word("True").as_bool(), true);
  EXPECT_EQ(Value::scalar("false", here, true).as_bool(), false);
  EXPECT_EQ(word("yes").as_bool(), std::nullopt);
  EXPECT_EQ(word("1").as_bool(), std::nullopt);
}

TEST(Value, FindsTheEntriesOfAMap) {
  const Value map = Value::map({entry("A", word("1")), entry("B", word("2"))}, here);
  EXPECT_EQ(map["B"].as_int(), 2);
  EXPECT_EQ(map.find("B")->key_span, there);
  EXPECT_TRUE(map["C"].is_absent());
}

TEST(Value, IsOpaqueWhereAnOpenMapLacksTheKey) {
  const Value map = Value::map({entry("A", word("1"))}, here, true);
  EXPECT_EQ(map["A"].as_int(), 1);
  EXPECT_TRUE(map["B"].is_opaque());
  EXPECT_TRUE(Value::opaque("parameter Settings", here)["B"].is_opaque());
}

TEST(Value, TellsNullFromNotWritten) {
  const Value map = Value::map({entry("ResultPath", Value())}, here);
  EXPECT_NE(map.find("ResultPath"), nullptr);
  EXPECT_TRUE(map["ResultPath"].is_absent());
}

TEST(Value, PutsEntriesOverOthersInPlace) {
  const Value base = Value::map({entry("A", word("1")), entry("B", word("2"))}, here);
  const Value merged = base.with({entry("A", word("3")), entry("C", word("4"))});
  EXPECT_EQ(print(merged), "{A: 3, B: 2, C: 4}");
  EXPECT_EQ(print(merged.without("B")), "{A: 3, C: 4}");
  EXPECT_EQ(print(base), "{A: 1, B: 2}");
}

TEST(Value, KeepsItsContentsWhenSeenFromAnotherPlace) {
  const Value moved = word("30").at(there);
  EXPECT_EQ(moved.span(), there);
  EXPECT_EQ(moved.as_int(), 30);
  EXPECT_TRUE(Value().at(there).is_absent());
}

TEST(Value, RemembersTheTrailNearestStepFirst) {
  const Value value = word("30").via({there, "from Globals"}).via({here, "used by `Ship`"});
  ASSERT_EQ(value.trail().size(), 2U);
  EXPECT_EQ(value.trail()[0].text, "used by `Ship`");
  EXPECT_EQ(value.trail()[1].text, "from Globals");
  EXPECT_EQ(value.as_int(), 30);
  EXPECT_EQ(value.at(there).trail().size(), 2U);
  EXPECT_TRUE(word("30").trail().empty());
}

TEST(Text, JoinsAdjacentLiterals) {
  const Value value = Value::text({{literal("arn:"), literal("aws:"), hole("AWS::Region")}}, here);
  ASSERT_NE(value.as_text(), nullptr);
  ASSERT_EQ(value.as_text()->parts.size(), 2U);
  EXPECT_EQ(value.as_text()->parts[0].literal, "arn:aws:");
}

TEST(Text, OfOnePartIsThatPart) {
  EXPECT_EQ(*Value::text({{literal("a"), literal("b")}}, here).as_string(), "ab");
  EXPECT_EQ(*Value::text({}, here).as_string(), "");
  EXPECT_TRUE(Value::text({{literal(""), hole("AWS::Region")}}, here).is_opaque());
  EXPECT_EQ(Value::text({{reference("Orders", "Arn")}}, here).as_reference()->attribute, "Arn");
}

TEST(Text, IsWhatScalarsReferencesAndOpaqueValuesAreMadeOf) {
  EXPECT_EQ(word("a").to_text().parts, std::vector{literal("a")});
  EXPECT_EQ(Value::opaque("x", here).to_text().parts, std::vector{hole("x")});
  EXPECT_EQ(Value::reference({"Orders", "Arn"}, here).to_text().parts,
            std::vector{reference("Orders", "Arn")});
  EXPECT_TRUE(Value::list({}, here).to_text().parts.empty());
  EXPECT_TRUE(word("").to_text().parts.empty());
}

TEST(Same, IgnoresSpansAndTrailsAndTheOrderOfKeys) {
  const Value left = Value::map({entry("A", word("1")), entry("B", word("2"))}, here);
  const Value right = Value::map({entry("B", word("2").at(there)), entry("A", word("1"))}, there);
  EXPECT_TRUE(same(left, right.via({here, "from Globals"})));
  EXPECT_FALSE(same(left, right.without("A")));
  EXPECT_FALSE(same(left, left.with({entry("B", word("3"))})));
}

TEST(Same, HoldsForOpaqueValuesOfOneIdentityOnly) {
  EXPECT_TRUE(same(Value::opaque("AWS::Region", here), Value::opaque("AWS::Region", there)));
  EXPECT_FALSE(same(Value::opaque("AWS::Region", here), Value::opaque("AWS::AccountId", here)));
  EXPECT_FALSE(same(Value::opaque("", here), Value::opaque("", here)));
  const auto text = [](const char* identity) {
    return Value::text({{literal("a-"), hole(identity)}}, here);
  };
  EXPECT_TRUE(same(text("AWS::Region"), text("AWS::Region")));
  EXPECT_FALSE(same(text(""), text("")));
}

TEST(Print, ShowsEveryKindOfValueInOneLine) {
  const Value all = Value::map(
      {entry("Number", word("30")), entry("Text", word("a \"b\"\n")),
       entry("Quoted", Value::scalar("30", here, true)), entry("Null", Value()),
       entry("List", Value::list({word("true"), Value::reference({"Orders", ""}, here)}, here)),
       entry("Sub", Value::text({{literal("a-"), reference("Q", "Arn"), hole("")}}, here)),
       entry("Hole", Value::opaque("parameter Stage", here)),
       entry("Open", Value::map({}, here, true))},
      here);
  EXPECT_EQ(
      print(all),
      R"({Number: 30, Text: "a \"b\"\n", Quoted: "30", Null: null, )"
      R"(List: [true, ${Orders}], Sub: "a-${Q.Arn}${?}", Hole: <parameter Stage>, Open: {…}})");
}

TEST(Print, ShowsResourcesOnePropertyALine) {
  Resources resources;
  resources.scenario = "when IsProd";
  Resource queue;
  queue.id = "Network/Orders";
  queue.type = "AWS::SQS::Queue";
  queue.generated_by = "Ship";
  queue.properties =
      Value::map({entry("VisibilityTimeout", word("30").via({there, "parameter default"}))}, here);
  queue.depends_on = {{"Policy", here}, {"Topic", here}};
  queue.attributes = Value::map({entry("DeletionPolicy", word("Retain"))}, here);
  resources.all.push_back(queue);
  resources.not_evaluated.push_back({here, "macro `Expand`"});
  EXPECT_EQ(print(resources),
            "# when IsProd\n"
            "Network/Orders AWS::SQS::Queue from Ship\n"
            "  VisibilityTimeout: 30  (parameter default)\n"
            "  after Policy, Topic\n"
            "  beside\n"
            "    DeletionPolicy: \"Retain\"\n"
            "not evaluated: macro `Expand`\n");
}

TEST(JsonText, a_hole_that_is_named_with_quotes_does_not_end_the_string_that_it_stands_in) {
  const Text text{{literal(R"({"Resource": ")"), hole(R"(buckets["a"].arn)"), literal(R"(/*"})")}};
  const Value parsed = parse_json_text(Value::text(text, here));
  ASSERT_TRUE(parsed.is_map());
  const Text resource = parsed["Resource"].to_text();
  ASSERT_EQ(resource.parts.size(), 2U);
  EXPECT_EQ(resource.parts[0].opaque.identity, R"(buckets["a"].arn)");
  EXPECT_EQ(resource.parts[1].literal, "/*");
}

TEST(FlatText, a_part_that_ends_inside_of_a_hole_is_not_known_from_there_on) {
  const std::string whole = flat(Text{{literal("a-"), hole("name")}});
  const Text part = unflat(std::string_view(whole).substr(0, 4));
  ASSERT_EQ(part.parts.size(), 2U);
  EXPECT_EQ(part.parts[0].literal, "a-");
  EXPECT_EQ(part.parts[1].kind, Text::Part::Kind::opaque);
}

}  // namespace
}  // namespace plimsoll
