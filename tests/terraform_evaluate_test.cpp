// Expressions of Terraform: what they come to, and what is not known.
#include <string>

#include <gtest/gtest.h>

#include "support/module_of_locals.h"
#include "terraform/evaluate.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {
namespace {

using test::ModuleOfLocals;

// What an expression comes to in a module with these locals.
std::string result(const std::string& expression, const std::string& locals = "") {
  return print(settled(ModuleOfLocals(locals).evaluate(expression)));
}

TEST(TerraformEvaluation, CalculatesAndCompares) {
  EXPECT_EQ(result("6 * 30 + 10 / 4 - 7 % 4"), "179.5");
  EXPECT_EQ(result("-(1 + 1) < 0 && !(1 >= 2)"), "true");
  EXPECT_EQ(result("\"a\" == \"a\" && \"a\" != \"b\" && 1 == 1.0 && [1, 2] == [1, 2]"), "true");
  EXPECT_EQ(result("null == null"), "true");
  EXPECT_EQ(result("1 / 0"), "\"failed\"");
}

TEST(TerraformEvaluation, KnowsWhatDoesNotDependOnWhatIsUnknown) {
  EXPECT_EQ(result("false && var.x"), "false");
  EXPECT_EQ(result("var.x || true"), "true");
  EXPECT_EQ(result("var.x == var.x"), "true");
  EXPECT_EQ(result("aws_sqs_queue.q.arn == null"), "false");
  EXPECT_EQ(result("aws_sqs_queue.q.arn != \"\""), "true");
  EXPECT_EQ(result("\"${var.x}-a\" == \"\""), "false");
  EXPECT_EQ(result("{ a = 1, b = var.x } == { a = 2, b = 3 }"), "false");
  EXPECT_EQ(result("[{ a = var.x } == \"\", [var.x] == [], {} == []]"), "[false, false, false]");
}

TEST(TerraformEvaluation, NamesWhatIsUnknownByWhatItIsMadeOf) {
  EXPECT_EQ(result("var.x"), "<var.x>");
  EXPECT_EQ(result("var.x.y[0]"), "<var.x.y[0]>");
  EXPECT_EQ(result("upper(var.x)"), "<upper(var.x)>");
  EXPECT_EQ(result("var.x == \"a\""), "<(var.x == \"a\")>");
  EXPECT_EQ(result("!var.x"), "<!var.x>");
  EXPECT_EQ(result("uuid()"), "<?>");
  EXPECT_EQ(result("replace(uuid(), \"-\", \"\")"), "<?>");
  EXPECT_EQ(result("terraform.workspace"), "<terraform.workspace>");
}

TEST(TerraformEvaluation, FillsTemplates) {
  EXPECT_EQ(result("\"a-${1 + 1}-${true}\""), "\"a-2-true\"");
  EXPECT_EQ(result("\"a-${var.x}-${aws_sqs_queue.q.arn}\""),
            "\"a-${var.x}-${aws_sqs_queue.q.arn}\"");
  EXPECT_EQ(result("\"${aws_sqs_queue.q.arn}\""), "${aws_sqs_queue.q.arn}");
  EXPECT_EQ(result("\"%{ if 1 == 1 }a%{ else }b%{ endif }-\""), "\"a-\"");
  EXPECT_EQ(result("\"%{ for x in [\"a\", \"b\"] }${x};%{ endfor }\""), "\"a;b;\"");
  EXPECT_EQ(result("\"x-${null}\""), "\"failed\"");
}

TEST(TerraformEvaluation, WritesOutJsonThatIsPutIntoAText) {
  EXPECT_EQ(result("\"{\\\"a\\\": ${jsonencode([1, \"b\", null, var.x])}}\""),
            "\"{\\\"a\\\": [1,\\\"b\\\",null,\\\"${var.x}\\\"]}\"");
}

TEST(TerraformEvaluation, DecidesConditionals) {
  EXPECT_EQ(result("1 < 2 ? \"a\" : var.x"), "\"a\"");
  EXPECT_EQ(result("var.x ? 3 : 3"), "3");
  EXPECT_EQ(result("var.x ? 3 : 4"), "<(var.x ? 3 : 4)>");
  EXPECT_EQ(result("1 == 1 ? 2 : [][0]"), "2");
}

TEST(TerraformEvaluation, KnowsTheKeysOfAMapThatIsOneOfTwo) {
  EXPECT_EQ(result("var.x ? { a = 1, b = 2 } : { a = 1, b = 3, c = 4 }"),
            "{a: 1, b: <?>, c: <perhaps 4>}");
  EXPECT_EQ(result("merge({ a = 1 }, var.x ? { b = 2 } : {})"), "{a: 1, b: <perhaps 2>}");
}

TEST(TerraformEvaluation, TakesAnItemThatMayBeThereForOneOfUnknownNumber) {
  EXPECT_EQ(result("var.x ? [7] : []"), "<each of 7>");
  EXPECT_EQ(result("(var.x ? [7] : [])[0]"), "7");
  EXPECT_EQ(result("one(var.x ? [7] : [])"), "7");
}

TEST(TerraformEvaluation, FollowsReferencesThroughCollections) {
  EXPECT_EQ(result("aws_sqs_queue.two[1].arn"), "${aws_sqs_queue.two[1].arn}");
  EXPECT_EQ(result("resource.aws_sqs_queue.q.arn"), "${aws_sqs_queue.q.arn}");
  EXPECT_EQ(result("data.aws_sqs_queue.two[0].arn"), "${data.aws_sqs_queue.two[0].arn}");
  EXPECT_EQ(result("aws_sqs_queue.two[*].arn"),
            "[${aws_sqs_queue.two[0].arn}, ${aws_sqs_queue.two[1].arn}]");
  EXPECT_EQ(result("aws_sqs_queue.two.*.arn[0]"), "${aws_sqs_queue.two[0].arn}");
  EXPECT_EQ(result("aws_sqs_queue.keyed[\"b\"].arn"), "${aws_sqs_queue.keyed[\"b\"].arn}");
  EXPECT_EQ(result("[for k, q in aws_sqs_queue.keyed : q.url]"),
            "[${aws_sqs_queue.keyed[\"a\"].url}, ${aws_sqs_queue.keyed[\"b\"].url}]");
  EXPECT_EQ(result("values(aws_sqs_queue.keyed)[*].id"),
            "[${aws_sqs_queue.keyed[\"a\"].id}, ${aws_sqs_queue.keyed[\"b\"].id}]");
  EXPECT_EQ(result("lookup({ a = aws_sqs_queue.q.arn }, \"a\", \"\")"), "${aws_sqs_queue.q.arn}");
  EXPECT_EQ(result("aws_elasticache_cluster.c.cache_nodes[0].address"),
            "${aws_elasticache_cluster.c.cache_nodes[0].address}");
}

TEST(TerraformEvaluation, PicksTheInstanceThatStandsForAllOfAnUnknownNumber) {
  for (const std::string expression :
       {"aws_sqs_queue.many[0].arn", "one(aws_sqs_queue.many[*].arn)",
        "join(\"\", aws_sqs_queue.many.*.arn)", "try(aws_sqs_queue.many[0].arn, \"\")",
        "element(concat(aws_sqs_queue.many.*.arn, [\"\"]), 0)",
        "concat(aws_sqs_queue.many.*.arn, [\"\"])[0]",
        "coalesce(one(aws_sqs_queue.many[*].arn), \"x\")"}) {
    EXPECT_EQ(result(expression), "${aws_sqs_queue.many.arn}") << expression;
  }
  // Another one may be another queue.
  EXPECT_EQ(result("aws_sqs_queue.many[1].arn"), "<aws_sqs_queue.many[1].arn>");
  EXPECT_EQ(result("aws_sqs_queue.many[\"dlq\"].arn"), "<aws_sqs_queue.many[\"dlq\"].arn>");
  EXPECT_EQ(result("aws_sqs_queue.many[*].arn"), "<each of aws_sqs_queue.many.arn>");
}

TEST(TerraformEvaluation, PairsInstancesThatAreMadeForTheSameKeys) {
  ModuleOfLocals module;
  const Binding each{"each", unknown_each(module.evaluate("var.names"), {})};
  EXPECT_EQ(print(module.evaluate("aws_sqs_queue.many[each.key].arn", &each)),
            "${aws_sqs_queue.many.arn}");
  EXPECT_EQ(print(module.evaluate("\"q-${each.key}\"", &each)), "\"q-${each.key of var.names}\"");
  EXPECT_EQ(print(module.evaluate("each.value.size", &each)), "<each.value of var.names.size>");
  const Binding set{"each", unknown_each(module.evaluate("toset(var.names)"), {})};
  EXPECT_EQ(print(module.evaluate("aws_sqs_queue.many[each.value].arn", &set)),
            "${aws_sqs_queue.many.arn}");
  const Binding count{"count", unknown_count(module.evaluate("var.n"), {})};
  EXPECT_EQ(print(module.evaluate("aws_sqs_queue.many[count.index].arn", &count)),
            "${aws_sqs_queue.many.arn}");
}

TEST(TerraformEvaluation, TriesWhatMayNotBeThere) {
  EXPECT_EQ(result("try(local.m.b, 5)", "m = { a = 1 }"), "5");
  EXPECT_EQ(result("try(local.m.a, 5)", "m = { a = 1 }"), "1");
  EXPECT_EQ(result("try(aws_sqs_queue.none[0].arn, \"\")"), "\"\"");
  EXPECT_EQ(result("try(var.x.y, var.x.y)"), "<var.x.y>");
  EXPECT_EQ(result("try([var.x.y], [])"), "<each of var.x.y>");
  EXPECT_EQ(result("try(\"${var.x}-a\", \"\")"), "\"${var.x}-a\"");
  EXPECT_EQ(result("[var.x.y, try(var.x, 1)][1]"), "<var.x>");
  EXPECT_EQ(result("can(local.m.b)", "m = { a = 1 }"), "false");
  EXPECT_EQ(result("[can([][0]), 1]"), "[false, 1]");
  EXPECT_EQ(result("local.m.b", "m = { a = 1 }"), "\"failed\"");
}

TEST(TerraformEvaluation, MakesCollections) {
  EXPECT_EQ(result("[for i, x in [\"a\", \"b\"] : \"${i}${x}\" if x != \"a\"]"), "[\"1b\"]");
  EXPECT_EQ(result("{ for k, v in { b = 1, a = 2 } : v => k }"), "{2: \"a\", 1: \"b\"}");
  EXPECT_EQ(result("{ for x in [\"a1\", \"a2\"] : substr(x, 0, 1) => x... }"),
            "{a: [\"a1\", \"a2\"]}");
  EXPECT_EQ(result("{ for x in [\"a\"] : x => 1 if var.y }"), "{…}");
  EXPECT_EQ(result("{ (\"${\"k\"}1\") = 1, \"b\" : 2 }"), "{k1: 1, b: 2}");
  EXPECT_EQ(result("[{ a = 1 }, { a = 2 }][*].a"), "[1, 2]");
  EXPECT_EQ(result("null[*]"), "[]");
}

TEST(TerraformEvaluation, KeepsWhatIsKnownOfAListThatGoesOn) {
  const std::string list = "l = concat([1, 2], var.x)";
  EXPECT_EQ(result("local.l", list), "[1, 2, <items of var.x>]");
  EXPECT_EQ(result("local.l[1]", list), "2");
  EXPECT_EQ(result("local.l[2]", list), "<[1, 2, items of var.x][2]>");
  EXPECT_EQ(result("contains(local.l, 2)", list), "true");
  EXPECT_EQ(result("length(local.l)", list), "<length([1, 2, items of var.x])>");
  EXPECT_EQ(result("[for x in local.l : x + 1]", list), "[2, 3, <items of (items of var.x + 1)>]");
}

TEST(TerraformEvaluation, DoesNotBelieveWhatAnUnknownMapMayReplace) {
  EXPECT_EQ(result("merge({ a = 1 }, var.x, { b = 2 })"), "{a: <?>, b: 2, …}");
  EXPECT_EQ(result("merge({ a = 1 }, null, { a = 2 })"), "{a: 2}");
  EXPECT_EQ(result("merge([{ a = 1 }, { b = 2 }]...)"), "{a: 1, b: 2}");
}

TEST(TerraformEvaluation, CarriesOutFunctionsOfTexts) {
  EXPECT_EQ(result("[upper(\"aB\"), lower(\"aB\"), title(\"ab cd\"), trimspace(\" a \")]"),
            "[\"AB\", \"ab\", \"Ab Cd\", \"a\"]");
  EXPECT_EQ(
      result("[trimprefix(\"abc\", \"a\"), trimsuffix(\"abc\", \"c\"), trim(\"xax\", \"x\")]"),
      "[\"bc\", \"ab\", \"a\"]");
  EXPECT_EQ(result("[replace(\"a_b_c\", \"_\", \"-\"), substr(\"hello\", 1, -1), strrev(\"ab\")]"),
            "[\"a-b-c\", \"ello\", \"ba\"]");
  EXPECT_EQ(result("split(\",\", \"a,b,\")"), "[\"a\", \"b\", \"\"]");
  EXPECT_EQ(result("join(\"/\", [\"a\", aws_sqs_queue.q.name, var.x])"),
            "\"a/${aws_sqs_queue.q.name}/${var.x}\"");
  EXPECT_EQ(result("format(\"%s-%03d-%v%%\", \"a\", 7, true)"), "\"a-007-true%\"");
  EXPECT_EQ(result("format(\"arn:aws:sqs:%s:%s:q\", var.region, \"1\")"),
            "\"arn:aws:sqs:${var.region}:1:q\"");
  EXPECT_EQ(result("formatlist(\"%s/*\", [\"a\", \"b\"])"), "[\"a/*\", \"b/*\"]");
  EXPECT_EQ(result("lower(null)"), "\"failed\"");
}

TEST(TerraformEvaluation, CarriesOutFunctionsOfNumbers) {
  EXPECT_EQ(result("[min(3, 1, 2), max(3, 1), ceil(1.2), floor(1.8), abs(-2), pow(2, 3)]"),
            "[1, 3, 2, 1, 2, 8]");
  EXPECT_EQ(result("range(1, 4)"), "[1, 2, 3]");
  EXPECT_EQ(result("parseint(\"ff\", 16)"), "255");
  EXPECT_EQ(result("max(var.x, 3)"), "<max(var.x, 3)>");
}

TEST(TerraformEvaluation, CarriesOutFunctionsOfCollections) {
  EXPECT_EQ(result("flatten([[1, [2]], 3])"), "[1, 2, 3]");
  EXPECT_EQ(result("[length([1, 2]), length(\"äb\"), length({ a = 1 })]"), "[2, 2, 1]");
  EXPECT_EQ(result("[element([1, 2], 3), one([4]), index([5, 6], 6)]"), "[2, 4, 1]");
  EXPECT_EQ(result("compact([\"a\", \"\", null])"), "[\"a\"]");
  EXPECT_EQ(result("distinct([1, 2, 1])"), "[1, 2]");
  EXPECT_EQ(result("toset([\"b\", \"a\", \"b\"])"), "[\"a\", \"b\"]");
  EXPECT_EQ(result("coalesce(null, \"\", \"x\")"), "\"x\"");
  EXPECT_EQ(result("coalesce(var.x, \"x\")"), "<coalesce(var.x, \"x\")>");
  EXPECT_EQ(result("coalescelist([], [1])"), "[1]");
  EXPECT_EQ(result("setproduct([1, 2], [3])"), "[[1, 3], [2, 3]]");
  EXPECT_EQ(result("setsubtract([\"a\", \"b\"], [\"a\"])"), "[\"b\"]");
  EXPECT_EQ(result("zipmap([\"a\", \"b\"], [1, 2])"), "{a: 1, b: 2}");
  EXPECT_EQ(result("keys({ b = 1, a = 2 })"), "[\"a\", \"b\"]");
  EXPECT_EQ(result("lookup({ a = 1 }, \"b\", 3)"), "3");
  EXPECT_EQ(result("[sum([1, 2]), alltrue([true, false]), anytrue([true, var.x])]"),
            "[3, false, true]");
}

TEST(TerraformEvaluation, CarriesOutFunctionsOfNetworks) {
  EXPECT_EQ(result("cidrsubnet(\"10.0.0.0/16\", 8, 2)"), "\"10.0.2.0/24\"");
  EXPECT_EQ(result("cidrsubnets(\"10.1.0.0/16\", 4, 4, 8)"),
            "[\"10.1.0.0/20\", \"10.1.16.0/20\", \"10.1.32.0/24\"]");
  EXPECT_EQ(result("[cidrhost(\"10.0.0.0/8\", -2), cidrnetmask(\"10.0.0.0/9\")]"),
            "[\"10.255.255.254\", \"255.128.0.0\"]");
  EXPECT_EQ(result("cidrsubnet(\"10.0.0.0/16\", 8, 256)"), "\"failed\"");
  EXPECT_EQ(result("cidrsubnet(var.cidr, 8, 1)"), "<cidrsubnet(var.cidr, 8, 1)>");
}

TEST(TerraformEvaluation, Converts) {
  EXPECT_EQ(result("[tostring(3), tonumber(\"30\"), tobool(\"true\")]"), "[\"3\", 30, true]");
  EXPECT_EQ(result("tonumber(\"x\")"), "\"failed\"");
  EXPECT_EQ(result("jsonencode({ a = [1, aws_sqs_queue.q.arn] })"),
            "{a: [1, ${aws_sqs_queue.q.arn}]}");
  EXPECT_EQ(result("jsonencode(\"a\\\"b\")"), "\"\\\"a\\\\\\\"b\\\"\"");
  EXPECT_EQ(result("jsondecode(\"{\\\"a\\\": [1, true]}\").a[0]"), "1");
  EXPECT_EQ(result("sensitive(\"secret\")"), "<?>");
}

TEST(TerraformEvaluation, ReadsFilesOfTheProject) {
  ModuleOfLocals module;
  module.add_file("policy.json", "{\n  \"a\": 1\n}");
  module.add_file("map.yaml", "a:\n  - 7\n");
  module.add_file("text.tpl", "{\"name\": \"${name}\"}");
  EXPECT_EQ(print(module.evaluate("file(\"policy.json\")")), "\"{\\n  \\\"a\\\": 1\\n}\"");
  const Value decoded = module.evaluate("jsondecode(file(\"policy.json\")).a");
  EXPECT_EQ(print(decoded), "1");
  EXPECT_EQ(module.text(decoded.span()), "1");
  const Value item = module.evaluate("yamldecode(file(\"map.yaml\")).a[0]");
  EXPECT_EQ(print(item), "7");
  EXPECT_EQ(module.text(item.span()), "7");
  const Value filled = module.evaluate("templatefile(\"text.tpl\", { name = var.x })");
  EXPECT_EQ(print(filled), "\"{\\\"name\\\": \\\"${var.x}\\\"}\"");
  ASSERT_NE(filled.letters(), nullptr);
  EXPECT_EQ(print(module.evaluate("file(\"missing.json\")")), "<file(\"missing.json\")>");
  EXPECT_EQ(print(module.evaluate("filebase64sha256(\"a.zip\")")), "<filebase64sha256(\"a.zip\")>");
  EXPECT_EQ(print(module.evaluate("\"${path.module}/a\"")), "\"./modules/net/a\"");
}

TEST(TerraformEvaluation, SaysWhereAValueIsUsedThatIsWrittenElsewhere) {
  ModuleOfLocals module("wait = 30\nall = { wait = local.wait }");
  const Value value = module.evaluate("local.all.wait");
  EXPECT_EQ(module.text(value.span()), "30");
  ASSERT_EQ(value.trail().size(), 2U);
  EXPECT_EQ(value.trail()[0].text, "used as `x`");
  EXPECT_EQ(module.text(value.trail()[0].span), "local.all.wait");
  EXPECT_EQ(value.trail()[1].text, "used by `local.all`");
  EXPECT_TRUE(module.evaluate("30").trail().empty());
}

TEST(TerraformEvaluation, EndsWhenItHasCostEnough) {
  ModuleOfLocals module;
  module.budget.steps = 10;
  EXPECT_TRUE(module.evaluate("[for x in range(100) : [for y in range(100) : x]]").is_list());
  EXPECT_EQ(module.budget.steps, 0U);
}

TEST(TerraformEvaluation, EndsWhenLocalsDoubleEachOther) {
  std::string locals = "a0 = [1]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "local.a" + std::to_string(i - 1);
    locals += "a" + std::to_string(i) + " = [" + before + ", " + before + "]\n";
  }
  ModuleOfLocals module(locals);
  module.budget.parts = 100'000;
  EXPECT_EQ(print(module.evaluate("local.a2")), "[[[1], [1]], [[1], [1]]]");
  EXPECT_TRUE(module.evaluate("local.a59").is_opaque());
  EXPECT_EQ(module.budget.parts, 0U);
}

TEST(TerraformEvaluation, EndsWhereLocalsNestTooDeep) {
  std::string locals = "a0 = 1\n";
  for (int i = 1; i < 3000; ++i) {
    locals += "a" + std::to_string(i) + " = local.a" + std::to_string(i - 1) + "\n";
  }
  EXPECT_EQ(result("local.a300", locals), "1");
  EXPECT_EQ(result("local.a2999", locals), "<?>");
}

}  // namespace
}  // namespace plimsoll::terraform
