// Plans: what of them is written, absent, unknown and referred to.
#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "support/corpus.h"
#include "terraform/plan.h"
#include "terraform/plan_places.h"
#include "text/sources.h"
#include "tree/tree.h"

namespace plimsoll::terraform {
namespace {

// A plan, read from a text.
struct Read {
  explicit Read(std::string text)
      : file(sources.add("plan.json", std::move(text))), parsed(parse_json(sources[file])) {
    EXPECT_TRUE(parsed.problems.empty());
    deployment = planned_deployment(parsed.tree.root(), sources[file]);
  }

  const Instance& operator[](std::string_view address) const {
    for (const Instance& instance : deployment.instances) {
      if (instance.address == address) return instance;
    }
    ADD_FAILURE() << "no instance " << address;
    static const Instance none;
    return none;
  }
  std::string text(Span span) const { return std::string(sources[span.file].text(span)); }

  Sources sources;
  FileId file;
  Parsed parsed;
  Deployment deployment;
};

// One resource and its block, with what of it is unknown.
Read one(const std::string& type, const std::string& values, const std::string& unknown,
         const std::string& expressions, const std::string& others = "") {
  const std::string named = R"("address": ")" + type + R"(.x", "mode": "managed", "type": ")" +
                            type + R"(", "name": "x", )";
  return Read(R"({"format_version": "1.2", "planned_values": {"root_module": {"resources": [{)" +
              named + R"("values": )" + values + "}]}}, \"resource_changes\": [{" + named +
              R"("change": {"actions": ["create"], "after_unknown": )" + unknown +
              "}}], \"configuration\": {\"root_module\": {\"resources\": [{" + named +
              R"("expressions": )" + expressions + "}]" + others + "}}}");
}

std::string printed(const Deployment& deployment) {
  std::string out;
  for (const Instance& instance : deployment.instances) {
    out += instance.address + (instance.is_data ? " (data)" : "") + "\n";
    for (const Entry& entry : instance.attributes.entries()) {
      if (entry.value) out += "  " + entry.key + ": " + print(entry.value) + "\n";
    }
    for (const std::string& before : instance.depends_on) out += "  after " + before + "\n";
  }
  for (const std::string& address : deployment.handed_out) out += "handed out: " + address + "\n";
  return out;
}

std::string contents(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Every plan of tests/golden/terraform/plans has its instances beside it. UPDATE=1 writes them.
TEST(Plan, ReadsWhatItsGoldenSays) {
  namespace fs = std::filesystem;
  int count = 0;
  for (const auto& input :
       fs::directory_iterator(PLIMSOLL_SOURCE_DIR "/tests/golden/terraform/plans")) {
    if (input.path().extension() != ".json") continue;
    ++count;
    const std::string text = printed(Read(contents(input.path())).deployment);
    const std::string golden = input.path().string() + ".txt";
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden) << text;
    EXPECT_EQ(text, contents(golden)) << input.path();
  }
  EXPECT_GT(count, 0);
}

TEST(Plan, LeavesOutWhatTheProviderFillsIn) {
  const Read read = one("aws_lambda_function", R"({"timeout": 3, "memory_size": 512})", "{}",
                        R"({"memory_size": {"constant_value": 512}})");
  const Value& function = read["aws_lambda_function.x"].attributes;
  EXPECT_TRUE(function["timeout"].is_absent());
  EXPECT_EQ(function["memory_size"].as_int(), 512);
}

TEST(Plan, TakesAnExplicitNullForAbsent) {
  const Read read = one("aws_lambda_function", R"({"layers": null})", "{}",
                        R"({"layers": {"references": ["var.layers"]}})");
  EXPECT_TRUE(read["aws_lambda_function.x"].attributes["layers"].is_absent());
}

TEST(Plan, HoldsWhatIsWrittenAndUnknownForOpaque) {
  const Read read = one("aws_sqs_queue", "{}", R"({"name": true, "arn": true})",
                        R"({"name": {"references": ["local.name"]}})");
  const Value& queue = read["aws_sqs_queue.x"].attributes;
  EXPECT_TRUE(queue["name"].is_opaque());
  EXPECT_TRUE(queue["arn"].is_absent());
}

TEST(Plan, NeverTakesUpASensitiveValue) {
  Read read(R"({"format_version": "1.2", "planned_values": {"root_module": {"resources": [
    {"address": "aws_db_instance.x", "mode": "managed", "type": "aws_db_instance", "name": "x",
     "values": {"password": "hunter2", "tags": {"a": "b", "c": "hunter2"}},
     "sensitive_values": {"password": true, "tags": {"c": true}}}]}},
    "configuration": {"root_module": {"resources": [
    {"address": "aws_db_instance.x", "expressions": {"password": {"references": ["var.p"]},
     "tags": {"references": ["var.p"]}}}]}}})");
  EXPECT_EQ(print(read["aws_db_instance.x"].attributes),
            R"({password: <?>, tags: {a: "b", c: <?>}})");
}

TEST(Plan, KnowsWhereTheLettersOfJsonInAStringStand) {
  const std::string values = R"({"policy": "{\"Sid\":\"é\u00e9\ud83d\ude00!\"}"})";
  const Read read = one("aws_sqs_queue_policy", values, "{}", R"({"policy": {}})");
  const Value policy = read["aws_sqs_queue_policy.x"].attributes["policy"];
  ASSERT_NE(policy.letters(), nullptr);
  const std::string& text = *policy.as_string();
  ASSERT_EQ(policy.letters()->ranges.size(), text.size());
  const auto written = [&](std::size_t at) {
    const Letters::Range range = policy.letters()->ranges[at];
    return read.text({policy.letters()->file, range.begin, range.end});
  };
  EXPECT_EQ(written(text.find("Sid")), "S");
  EXPECT_EQ(written(text.find('"')), "\\\"");
  EXPECT_EQ(written(text.find("😀")), "\\ud83d\\ude00");
  EXPECT_EQ(written(text.find('!')), "!");
}

TEST(Plan, PairsBlocksOfASetByWhatIsConstant) {
  const Read read = one(
      "aws_thing", R"({"rule": [{"id": "b", "days": 2, "size": 1}, {"id": "a", "size": 1}]})", "{}",
      R"({"rule": [{"id": {"constant_value": "a"}, "size": {}},
                                     {"id": {"constant_value": "b"}, "days": {}}]})");
  EXPECT_EQ(print(read["aws_thing.x"].attributes["rule"]),
            R"([{id: "b", days: 2}, {id: "a", size: 1}])");
}

// What `attribute` of a permission is, made of the function or the API that these name.
std::string of_permission(const std::string& attribute, const std::string& references) {
  const Read read(R"({"format_version": "1.2", "planned_values": {"root_module": {"resources": [
      {"address": "aws_lambda_function.f", "type": "aws_lambda_function", "name": "f",
       "values": {}},
      {"address": "aws_api_gateway_rest_api.a", "type": "aws_api_gateway_rest_api", "name": "a",
       "values": {}},
      {"address": "aws_lambda_permission.p", "type": "aws_lambda_permission", "name": "p",
       "values": {}}]}}, "configuration": {"root_module": {"resources": [
      {"address": "aws_lambda_permission.p", "expressions": {")" +
                  attribute + R"(": {"references": [)" + references + "]}}}]}}}");
  return print(read["aws_lambda_permission.p"].attributes[attribute]);
}

TEST(Plan, TakesAReferenceOnlyWhereNothingCanStandAroundIt) {
  const std::string api = R"("aws_api_gateway_rest_api.a)";
  EXPECT_EQ(of_permission("source_arn", api + ".id\""), "<?>");
  EXPECT_EQ(of_permission("source_arn", api + ".execution_arn\""),
            R"("${aws_api_gateway_rest_api.a.execution_arn}${?}")");
  EXPECT_EQ(of_permission("rest_api_id", api + ".id\""), "${aws_api_gateway_rest_api.a.id}");
  EXPECT_EQ(of_permission("log_group_name", R"("aws_lambda_function.f.function_name")"), "<?>");
  EXPECT_EQ(of_permission("name", R"("aws_lambda_function.f.id")"), "<?>");
}

TEST(Plan, DoesNotTakeAnAliasForItsFunction) {
  const std::string function = R"("aws_lambda_function.f.arn")";
  EXPECT_EQ(of_permission("function_name", function), "${aws_lambda_function.f.arn}");
  EXPECT_EQ(of_permission("function_name", function + R"(, "var.alias")"), "<?>");
}

TEST(Plan, SaysWhenItIsForSomeTargetsOnly) {
  const std::string none = R"({"format_version": "1.2", "planned_values": {"root_module": {}},
      "configuration": {"root_module": {"resources": [{"mode": "managed", "address": "aws_x.x")";
  EXPECT_EQ(Read(none + "}]}}}").deployment.not_evaluated.size(), 1U);
  EXPECT_TRUE(Read(none + R"(, "count_expression": {}}]}}})").deployment.not_evaluated.empty());
  EXPECT_EQ(Read(R"({"planned_values": {}, "complete": false})").deployment.not_evaluated.size(),
            1U);
}

TEST(Plan, IsNoState) {
  const auto root_of = [](std::string text) {
    static std::deque<Parsed> kept;
    static Sources sources;
    const FileId file = sources.add(std::to_string(kept.size()), std::move(text));
    kept.push_back(parse_json(sources[file]));
    return kept.back().tree.root();
  };
  const Node plan = root_of(R"({"format_version": "1.2", "planned_values": {}})");
  EXPECT_EQ(sniff(plan), Kind::terraform_plan);
  EXPECT_FALSE(is_state(plan));
  EXPECT_EQ(sniff(root_of(R"({"planned_values": {}})")), std::nullopt);
  const Node shown = root_of(R"({"format_version": "1.0", "values": {"root_module": {}}})");
  EXPECT_EQ(sniff(shown), std::nullopt);
  EXPECT_TRUE(is_state(shown));
  EXPECT_TRUE(is_state(root_of(R"({"version": 4, "terraform_version": "1.9.8", "serial": 1,
                                    "lineage": "x", "resources": []})")));
}

TEST(Plan, ReadsHostileReferencesToAnEnd) {
  const Read read = one("aws_x", "{}", R"({"a_arn": true})",
                        R"({"a_arn": {"references": ["module.m.o", "aws_x.x[\"", "", ".", "data",
                            "module", "each.value", "var", 7, null]}})",
                        R"(, "module_calls": {"m": {"module": {"outputs": {"o": {"expression":
                            {"references": ["module.m.o", "var.loop"]}}}}}})");
  EXPECT_TRUE(read["aws_x.x"].attributes["a_arn"].is_opaque());
}

// Whatever a plan holds, it is read, and every reference leads to an instance of it.
TEST(Plan, ReadsEveryPlanOfTheCorpus) {
  for (const std::filesystem::path& path : test::corpus_files({".json"})) {
    Sources sources;
    const FileId file = sources.open(path.string()).file;
    const Parsed parsed = parse_json(sources[file]);
    if (parsed.tree.root_ids().empty() || sniff(parsed.tree.root()) != Kind::terraform_plan)
      continue;
    const Deployment deployment = planned_deployment(parsed.tree.root(), sources[file]);
    for (const Instance& instance : deployment.instances) {
      for (const Entry& entry : instance.attributes.entries()) {
        const Reference* reference = entry.value.as_reference();
        EXPECT_TRUE(!reference || std::ranges::any_of(deployment.instances,
                                                      [&](const Instance& i) {
                                                        return i.address == reference->resource;
                                                      }))
            << path << ' ' << instance.address << ' ' << entry.key;
      }
    }
  }
}

// One instance of a deployment, written at a place.
Instance instance(std::string address, std::uint32_t at, std::vector<Entry> attributes) {
  Instance made;
  made.type = address.substr(0, address.find('.'));
  made.address = std::move(address);
  made.span = {FileId{9}, at, at + 1};
  made.attributes = Value::map(std::move(attributes), made.span);
  return made;
}

Span place(std::uint32_t at) {
  return {FileId{9}, at, at + 1};
}

Entry entry(std::string key, Value value) {
  return {std::move(key), value.span(), value};
}

// What the plan has of one attribute, told by what the configuration has of it.
Value told(const Value& planned, const Value& written, const std::string& address = "aws_x.x",
           const std::string& block = "aws_x.x") {
  const Value arn = Value::scalar("arn:aws:found", place(4), true);
  Deployment plan;
  plan.instances = {instance(address, 1, {entry("a", planned)}), instance("aws_y.y", 2, {}),
                    instance("data.aws_z.z", 3, {entry("arn", arn)})};
  plan.instances[2].is_data = true;
  Deployment configuration;
  configuration.instances = {instance(block, 50, {entry("a", written)}),
                             instance("aws_y.y", 60, {})};
  return at_places_of(configuration, std::move(plan)).instances[0].attributes["a"];
}

TEST(PlanPlaces, AreThoseOfTheConfigurationWithTheValuesOfThePlan) {
  const Value value = told(Value::scalar("60", place(1)), Value::opaque("var.wait", place(51)));
  EXPECT_EQ(value.as_int(), 60);
  EXPECT_EQ(value.span(), place(51));
}

TEST(PlanPlaces, AreThoseOfTheUseWhereAVariableHasAnotherValueThanItsDefault) {
  const Value written = Value::scalar("30", place(99)).via({place(51), "used"});
  EXPECT_EQ(told(Value::scalar("60", place(1)), written).span(), place(51));
  EXPECT_EQ(told(Value::scalar("30", place(1)), written).span(), place(99));
}

TEST(PlanPlaces, TakeUpWhatThePlanCannotKnow) {
  const Value written = Value::reference({"aws_y.y", "arn"}, place(51));
  EXPECT_EQ(print(told(Value::opaque("", place(1)), written)), "${aws_y.y.arn}");
  const Value elsewhere = Value::reference({"aws_y.other", "arn"}, place(51));
  EXPECT_TRUE(told(Value::opaque("", place(1)), elsewhere).is_opaque());
}

TEST(PlanPlaces, LeaveWhatADataSourceHasFound) {
  const Value written = Value::reference({"data.aws_z.z", "arn"}, place(51));
  const Value value = told(Value::scalar("arn:aws:iam::aws:policy/A", place(1), true), written);
  EXPECT_EQ(print(value), R"("arn:aws:iam::aws:policy/A")");
  EXPECT_EQ(print(told(Value::opaque("", place(1)), Value::list({written}, place(50)))),
            R"(["arn:aws:found"])");
  const Value known = Value::reference({"aws_y.y", "arn"}, place(51));
  EXPECT_TRUE(told(Value::scalar("arn:aws:sqs:x", place(1), true), known).as_reference());
}

TEST(PlanPlaces, TakeNothingUpFromAnotherInstanceOfTheBlock) {
  const Value written = Value::reference({"aws_y.y", "arn"}, place(51));
  const Value value = told(Value::opaque("", place(1)), written, "aws_x.x[1]", "aws_x.x[0]");
  EXPECT_TRUE(value.is_opaque());
  EXPECT_EQ(value.span(), place(51));
}

TEST(PlanPlaces, ReadADocumentThatTheConfigurationHasAsAMap) {
  const Value written = Value::map({entry("Effect", Value::scalar("Allow", place(52))),
                                    entry("Action", Value::opaque("var.action", place(53)))},
                                   place(51));
  const Value value =
      told(Value::scalar(R"({"Effect": "Allow", "Action": "sqs:*"})", place(1), true), written);
  EXPECT_EQ(print(value), R"({Effect: "Allow", Action: "sqs:*"})");
  EXPECT_EQ(value["Action"].span(), place(53));
}

TEST(PlanPlaces, LeaveATextThatIsNoDocument) {
  const Value written = Value::map({entry("Effect", Value::scalar("Allow", place(52)))}, place(51));
  EXPECT_EQ(told(Value::scalar("7", place(1)), written).as_int(), 7);
  EXPECT_EQ(print(told(Value::scalar("{", place(1), true), written)), R"("{")");
}

TEST(PlanPlaces, AreNotTakenFromAConfigurationThatHasChanged) {
  Deployment plan;
  plan.instances = {instance("aws_x.x[0]", 1, {}), instance("module.m.aws_z.z", 2, {})};
  Deployment configuration;
  configuration.instances = {instance("aws_x.x", 1, {})};
  EXPECT_TRUE(was_made_of(plan, configuration));
  plan.instances.push_back(instance("aws_new.x", 3, {}));
  EXPECT_FALSE(was_made_of(plan, configuration));
  configuration.instances.push_back(instance("aws_new.x", 3, {}));
  EXPECT_TRUE(was_made_of(plan, configuration));
  configuration.instances.push_back(instance("aws_later.x", 3, {}));
  EXPECT_FALSE(was_made_of(plan, configuration));
  plan.not_evaluated = {{place(1), "made for some targets"}};
  EXPECT_TRUE(was_made_of(plan, configuration));
}

TEST(PlanPlaces, AreNotTakenFromAConfigurationWithOtherNumbers) {
  const auto fits = [](const Value& planned, const Value& written) {
    Deployment plan;
    plan.instances = {instance("aws_x.x", 1, {entry("timeout", planned)})};
    Deployment configuration;
    configuration.instances = {instance("aws_x.x", 5, {entry("timeout", written)})};
    return was_made_of(plan, configuration);
  };
  const Value thirty = Value::scalar("30", place(1));
  EXPECT_TRUE(fits(thirty, Value::scalar("30.0", place(5))));
  EXPECT_FALSE(fits(thirty, Value::scalar("60", place(5))));
  EXPECT_TRUE(fits(thirty, Value::scalar("60", place(9)).via({place(5), "variable default"})));
}

}  // namespace
}  // namespace plimsoll::terraform
