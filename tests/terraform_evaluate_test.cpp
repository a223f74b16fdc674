// Expressions of Terraform: what they come to, and what is not known.
#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "terraform/data_sources.h"
#include "terraform/evaluate.h"
#include "terraform/hcl.h"
#include "terraform/policy_document.h"
#include "terraform/stand_in.h"
#include "terraform/type_constraint.h"
#include "terraform/unknown.h"
#include "text/sources.h"

namespace plimsoll::terraform {
namespace {

// A module of which only this is known: its locals are what stands in its file; variables have no
// value; of the queue `many` nobody knows how many there are.
class Module : public Scope {
 public:
  explicit Module(const std::string& locals = "") {
    const FileId id = sources_.add("main.tf", locals);
    const Hcl file = read_hcl(sources_[id]);
    EXPECT_FALSE(file.problem.has_value()) << locals;
    locals_ = file.body.attributes;
  }

  void add_file(const std::string& path, const std::string& text) { sources_.add(path, text); }

  Value variable(std::string_view name, Span use) override {
    return Value::opaque("var." + std::string(name), use);
  }

  Value local(std::string_view name, Span use) override {
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    for (const BodyAttribute& attribute : locals_) {
      if (attribute.name != name) continue;
      Evaluator evaluator(*this, budget);
      evaluator.used("used by `local." + attribute.name + "`");
      return known_.emplace(name, evaluator.evaluate(*attribute.value)).first->second;
    }
    return Value::opaque("", use);
  }

  Value block(std::string_view name, Span use) override {
    const std::string address(name);
    const auto instance = [&](const std::string& key) {
      return Value::reference({address + key, ""}, use);
    };
    if (name.ends_with(".many")) return several(instance(""), use);
    if (name.ends_with(".two")) return Value::list({instance("[0]"), instance("[1]")}, use);
    if (name.ends_with(".none")) return Value::list({}, use);
    if (name.ends_with(".keyed")) {
      return Value::map({{"a", use, instance("[\"a\"]")}, {"b", use, instance("[\"b\"]")}}, use);
    }
    return instance("");
  }

  Value attribute(std::string_view address, std::string_view name, Span use) override {
    return Value::reference({std::string(address), std::string(name)}, use);
  }

  std::string module_path() const override { return "./modules/net"; }

  const SourceFile* open(std::string_view path) override {
    const Sources::Opened opened = sources_.open(std::string(path));
    return opened.trouble.empty() ? &sources_[opened.file] : nullptr;
  }

  Value evaluate(const std::string& expression, const Binding* bindings = nullptr) {
    const FileId id = sources_.add("e" + std::to_string(++count_) + ".tf", "x = " + expression);
    const Hcl file = read_hcl(sources_[id]);
    if (file.problem || file.body.attributes.size() != 1) return Value::scalar("unreadable", {});
    Evaluator evaluator = Evaluator(*this, budget).within(bindings);
    evaluator.used("used as `x`");
    Value value = evaluator.evaluate(*file.body.attributes[0].value);
    return evaluator.failed() ? Value::scalar("failed", {}) : value;
  }

  std::string text(Span span) const { return std::string(sources_[span.file].text(span)); }

  Budget budget;

 private:
  Sources sources_;
  std::vector<BodyAttribute> locals_;
  std::map<std::string, Value, std::less<>> known_;  // locals that have been evaluated
  int count_ = 0;
};

// What an expression comes to in a module with these locals.
std::string result(const std::string& expression, const std::string& locals = "") {
  return print(settled(Module(locals).evaluate(expression)));
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
  Module module;
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
  Module module;
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
  Module module("wait = 30\nall = { wait = local.wait }");
  const Value value = module.evaluate("local.all.wait");
  EXPECT_EQ(module.text(value.span()), "30");
  ASSERT_EQ(value.trail().size(), 2U);
  EXPECT_EQ(value.trail()[0].text, "used as `x`");
  EXPECT_EQ(module.text(value.trail()[0].span), "local.all.wait");
  EXPECT_EQ(value.trail()[1].text, "used by `local.all`");
  EXPECT_TRUE(module.evaluate("30").trail().empty());
}

TEST(TerraformEvaluation, EndsWhenItHasCostEnough) {
  Module module;
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
  Module module(locals);
  module.budget.parts = 100'000;
  EXPECT_EQ(print(module.evaluate("local.a2")), "[[[1], [1]], [[1], [1]]]");
  EXPECT_TRUE(module.evaluate("local.a59").is_list());
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

// ---- data sources

TEST(TerraformDataSource, NamesWhatAwsFillsInAsCloudFormationDoes) {
  Module module;
  Evaluator evaluator(module, module.budget);
  const auto attribute = [&](std::string_view type, std::string_view name) {
    const auto value = data_attribute(evaluator, type, name, [] { return Value(); }, {});
    return value ? print(*value) : "none";
  };
  EXPECT_EQ(attribute("aws_caller_identity", "account_id"), "<AWS::AccountId>");
  EXPECT_EQ(attribute("aws_region", "name"), "<AWS::Region>");
  EXPECT_EQ(attribute("aws_partition", "partition"), "<AWS::Partition>");
  EXPECT_EQ(attribute("aws_ssm_parameter", "value"), "none");
}

TEST(TerraformDataSource, RendersTemplatesOfOld) {
  Module module;
  Evaluator evaluator(module, module.budget);
  const Value arguments = module.evaluate("{ template = \"$${a}-x\", vars = { a = var.a } }");
  const auto value =
      data_attribute(evaluator, "template_file", "rendered", [&] { return arguments; }, {});
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(print(*value), "\"${var.a}-x\"");
}

std::string document(const std::string& arguments) {
  return print(policy_document(Module().evaluate(arguments), {}));
}

TEST(TerraformDataSource, MakesAPolicyOfItsStatements) {
  EXPECT_EQ(document(R"({ statement = [{
    actions = ["sqs:SendMessage"], resources = [aws_sqs_queue.q.arn],
    principals = [{ type = "Service", identifiers = ["events.amazonaws.com"] }],
    condition = [{ test = "ArnEquals", variable = "aws:SourceArn", values = [var.arn] }] }] })"),
            "{Version: \"2012-10-17\", Statement: [{Effect: \"Allow\", Action: "
            "[\"sqs:SendMessage\"], Resource: [${aws_sqs_queue.q.arn}], Principal: {Service: "
            "[\"events.amazonaws.com\"]}, Condition: {ArnEquals: {aws:SourceArn: [<var.arn>]}}}]}");
  EXPECT_EQ(document(R"({ statement = [{ effect = "Deny", not_actions = ["iam:*"],
    resources = ["arn:aws:iam::*:user/&{aws:username}"],
    principals = [{ type = "*", identifiers = ["*"] }] }] })"),
            "{Version: \"2012-10-17\", Statement: [{Effect: \"Deny\", NotAction: [\"iam:*\"], "
            "Resource: [\"arn:aws:iam::*:user/${aws:username}\"], Principal: \"*\"}]}");
}

TEST(TerraformDataSource, PutsPoliciesTogether) {
  EXPECT_EQ(document(R"({ source_policy_documents = [jsonencode({ Statement = [{ Sid = "A" }] }),
                                                     var.more],
    override_policy_documents = ["{\"Statement\": {\"Sid\": \"A\", \"Effect\": \"Deny\"}}"] })"),
            "{Version: \"2012-10-17\", Statement: [{Sid: \"A\", Effect: \"Deny\"}, <?>]}");
}

// ---- types

std::string as(const std::string& type, const std::string& expression) {
  Sources sources;
  const Hcl file = read_hcl(sources[sources.add("t.tf", "type = " + type)]);
  return print(converted(Module().evaluate(expression), *file.body.attributes.at(0).value));
}

TEST(TerraformType, FillsInWhatIsOptional) {
  EXPECT_EQ(as("object({ a = string, b = optional(number, 3), c = optional(string) })",
               "{ a = 1, d = 2 }"),
            "{a: \"1\", b: 3, c: null}");
  EXPECT_EQ(as("map(object({ a = optional(bool, false) }))", "{ x = {} }"), "{x: {a: false}}");
}

TEST(TerraformType, ConvertsItems) {
  EXPECT_EQ(as("set(string)", "[\"a\", \"a\", 1]"), "[\"a\", \"1\"]");
  EXPECT_EQ(as("list(number)", "[\"3\"]"), "[3]");
  EXPECT_EQ(as("any", "[\"3\"]"), "[\"3\"]");
  EXPECT_EQ(as("number", "var.x"), "<var.x>");
}

// ---- modules of the registry

TEST(TerraformStandIn, StandsForAModuleWhereverItIsTakenFrom) {
  const auto lambda = stand_in("terraform-aws-modules/lambda/aws");
  ASSERT_TRUE(lambda.has_value());
  EXPECT_EQ(stand_in("registry.terraform.io/terraform-aws-modules/lambda/aws"), lambda);
  EXPECT_EQ(
      stand_in("git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7"),
      lambda);
  EXPECT_EQ(stand_in("github.com/terraform-aws-modules/terraform-aws-lambda"), lambda);
  EXPECT_FALSE(stand_in("terraform-aws-modules/lambda/aws//modules/alias").has_value());
  EXPECT_FALSE(stand_in("acme/lambda/aws").has_value());
  EXPECT_FALSE(stand_in("./lambda").has_value());
}

TEST(TerraformStandIn, CanBeRead) {
  Sources sources;
  const auto text = stand_in("terraform-aws-modules/lambda/aws");
  const Hcl file = read_hcl(sources[sources.add("lambda.tf", std::string(*text))]);
  EXPECT_FALSE(file.problem.has_value());
  EXPECT_GT(file.body.blocks.size(), 50U);
}

TEST(TerraformStandIn, ShowsWhatIsWrittenInItAtTheCall) {
  Module module("wait = 30");
  const Value inside = module.evaluate("{ a = local.wait, b = [\"x\"] }");
  const Span call{FileId{77}, 3, 9};
  const Value moved = at_call(inside, inside.span().file, call);
  EXPECT_EQ(print(moved), print(inside));
  EXPECT_EQ(moved.span(), call);
  EXPECT_EQ(moved.entries()[1].key_span, call);
  EXPECT_EQ(moved["b"].items()[0].span(), call);
  EXPECT_EQ(module.text(moved["a"].span()), "30");
  EXPECT_EQ(moved["a"].trail()[0].span, call);
}

}  // namespace
}  // namespace plimsoll::terraform
