// Tests of the readers of src/terraform: `.tf` and `.tf.json` as bodies and expressions, and where
// their parts stand.
#include <algorithm>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/corpus.h"
#include "support/expressions.h"
#include "support/process.h"
#include "support/tree.h"
#include "terraform/file.h"
#include "terraform/hcl.h"

namespace plimsoll::terraform {
namespace {

// A file that is not on disk.
struct Read {
  explicit Read(std::string text, const std::string& path = "main.tf")
      : id(sources.add(path, std::move(text))), file(read_file(sources, id)) {}

  const SourceFile& source() const { return sources[id]; }
  std::string text(Span span) const { return std::string(source().text(span)); }
  const Expression& value(std::size_t index = 0) const {
    return *file.body.attributes.at(index).value;
  }
  std::string problem() const {
    if (file.document->problems.empty()) return {};
    const Note& note = file.document->problems.front();
    const Position at = source().position(note.span.begin);
    return fmt::format("{}:{} {}", at.line, at.column, note.text);
  }

  Sources sources;
  FileId id;
  File file;
};

// How the expression of `x = …` is understood.
std::string understood(const std::string& expression) {
  const Read read("x = " + expression + "\n");
  return read.problem().empty() ? test::shown(read.value()) : read.problem();
}

TEST(TerraformSyntax, operators_bind_as_terraform_binds_them) {
  EXPECT_EQ(understood("-a.b + 1 * 2 == 3 && !c"), "(&& (== (+ (- (. a b)) (* 1 2)) 3) (! c))");
  EXPECT_EQ(understood("a ? b : c ? d : e"), "(? a b (? c d e))");
  EXPECT_EQ(understood("a ? b ? c : d : e ? f : g ? h : i"), "(? a (? b c d) (? e f (? g h i)))");
  EXPECT_EQ(understood("(a + b) * c"), "(* (+ a b) c)");
  EXPECT_EQ(understood("a < b == c >= d || e"), "(|| (== (< a b) (>= c d)) e)");
}

TEST(TerraformSyntax, what_stands_behind_a_name_is_looked_up_in_it) {
  EXPECT_EQ(understood("aws_sqs_queue.q[0].arn"), "(. ([] (. aws_sqs_queue q) 0) arn)");
  EXPECT_EQ(understood("a.0.b"), "(. ([] a 0) b)");
  EXPECT_EQ(understood("(a)[\"k\"]"), "([] a \"k\")");
  EXPECT_EQ(understood("f(a, b...).c"), "(. (f() a b...) c)");
  EXPECT_EQ(understood("provider::aws::arn_parse(a)"), "(provider::aws::arn_parse() a)");
}

// In `xs[*].a[0]` the index is looked up in every item, in `xs.*.a[0]` in the list of them.
TEST(TerraformSyntax, a_full_splat_takes_what_follows_and_an_attribute_splat_only_names) {
  EXPECT_EQ(understood("xs[*].a[0].b"), "(splat xs (. ([] (. it a) 0) b))");
  EXPECT_EQ(understood("xs[*].ys[*].b"), "(splat xs (splat (. it ys) (. it b)))");
  EXPECT_EQ(understood("xs.*.a[0]"), "([] (splat xs (. it a)) 0)");
}

TEST(TerraformSyntax, keys_of_objects_are_words_unless_they_stand_in_parentheses) {
  EXPECT_EQ(understood("{ a = 1, \"b\" : 2, (c) = 3\n  \"${d}-e\" = 4 }"),
            "(object \"a\"=1 \"b\"=2 c=3 (template d \"-e\")=4)");
}

TEST(TerraformSyntax, fors_keep_their_names_conditions_and_groups) {
  EXPECT_EQ(understood("[for k, v in m : v if v != null]"), "(for k,v m -=>v if (!= v null))");
  EXPECT_EQ(understood("{ for x in xs : x.a => x... }"), "(for ,x xs (. x a)=>x... if -)");
}

TEST(TerraformSyntax, blanks_of_a_template_belong_to_its_text) {
  EXPECT_EQ(understood("\" a ${b}  ${c} \""), "(template \" a \" b \"  \" c \" \")");
  EXPECT_EQ(understood("\"${a}\""), "a");
  EXPECT_EQ(understood("\"  \""), "\"  \"");
  EXPECT_EQ(understood("\"a # b // c\""), "\"a # b // c\"");
}

TEST(TerraformSyntax, escapes_stand_for_what_they_mean) {
  EXPECT_EQ(understood(R"("\"\\\t\u00e9")"), "\"\"\\\t\xC3\xA9\"");
  EXPECT_EQ(understood("\"$${a} %%{b} $a 100%\""), "\"${a} %{b} $a 100%\"");
}

TEST(TerraformSyntax, strip_markers_take_the_blanks_around_them) {
  EXPECT_EQ(understood("\"a ${~ b ~} c\""), "(template \"a\" b \"c\")");
  EXPECT_EQ(understood("\"%{ if a ~} yes %{~ else }no%{ endif }!\""),
            "(template (? a \"yes\" \"no\") \"!\")");
  EXPECT_EQ(understood("\"%{ if a }x%{ endif }\""), "(? a \"x\" \"\")");
  EXPECT_EQ(understood("\"%{ for k, v in m }${v},%{ endfor }\""),
            "(repeat k,v m (template v \",\"))");
}

TEST(TerraformSyntax, heredocs_lose_the_indentation_that_all_lines_share) {
  EXPECT_EQ(understood("<<-EOT\n    a ${b}\n\n      c\n    EOT"),
            "(template \"a \" b \"\\n\\n  c\\n\")");
  EXPECT_EQ(understood("<<EOT\n  a\n  EOT"), "\"  a\\n\"");
  EXPECT_EQ(understood("<<EOT\nEOT"), "\"\"");
}

TEST(TerraformSyntax, bodies_have_attributes_and_blocks_with_labels) {
  const Read read(
      "resource \"aws_sqs_queue\" \"q\" {\n  name = \"a\"\n"
      "  dynamic \"x\" {\n    for_each = y\n  }\n}\n"
      "locals {}\n");
  EXPECT_EQ(test::shown(read.file.body),
            "resource aws_sqs_queue q\n  name = \"a\"\n  dynamic x\n    for_each = y\nlocals\n");
  EXPECT_EQ(read.text(read.file.body.blocks[0].labels[1].span), "\"q\"");
}

TEST(TerraformSyntax, every_part_knows_where_it_stands) {
  const Read read("x = \"a ${f(var.b)} c\"\n");
  const Template* text = read.value().as<Template>();
  ASSERT_NE(text, nullptr);
  EXPECT_EQ(read.text(read.value().span), "\"a ${f(var.b)} c\"");
  EXPECT_EQ(read.text(text->parts[1]->span), "f(var.b)");
  EXPECT_EQ(read.text(text->parts[1]->as<Call>()->arguments[0]->span), "var.b");
  EXPECT_EQ(read.text(text->parts[2]->span), " c");
}

TEST(TerraformSyntax, the_letters_of_json_in_a_text_are_known) {
  const Read read("x = <<-EOT\n  {\n    \"a\": \"${b}c\"\n  }\n  EOT\n");
  const Template* text = read.value().as<Template>();
  ASSERT_NE(text, nullptr);
  const String* last = text->parts[2]->as<String>();
  ASSERT_TRUE(last != nullptr && last->letters != nullptr);
  ASSERT_EQ(last->letters->ranges.size(), last->text.size());
  const Letters::Range c = last->letters->ranges[0];
  EXPECT_EQ(read.text({read.id, c.begin, c.end}), "c");
  const Letters::Range brace = last->letters->ranges[last->text.find('}')];
  EXPECT_EQ(read.text({read.id, brace.begin, brace.end}), "}");
}

TEST(TerraformSyntax, comments_of_every_kind_are_kept_without_their_marks) {
  const Read read("# one\na = 1 // two\n/* three\n   four */\n");
  std::string comments;
  for (const Tree::Comment& comment : read.file.document->tree.comments()) {
    comments += fmt::format("{}[{}]", comment.alone ? "alone" : "behind", comment.text);
  }
  EXPECT_EQ(comments, "alone[ one]behind[ two]alone[ three]alone[   four ]");
}

TEST(TerraformSyntax, a_broken_file_has_one_problem_where_it_breaks) {
  EXPECT_EQ(Read("a = [1, 2\nb = 3\n").problem(),
            "2:1 something is missing here: a bracket, a quote or a value");
  EXPECT_EQ(Read("Some invalid code\n").problem(),
            "1:1 this is not HCL, or a bracket, a quote or the end of a heredoc is missing");
  EXPECT_EQ(Read("").problem(), "");
}

// Every input of tests/golden/terraform/syntax/ has beside it what is made of it, with `.txt` added
// to its name: what stands where, and how the expressions are understood.
TEST(TerraformSyntax, every_golden_input_has_what_is_made_of_it_beside_it) {
  const std::string folder = "tests/golden/terraform/syntax/";
  for (const std::string name : {"orders.tf", "orders.tf.json"}) {
    const Read read(test::read_text(test::source_folder() / (folder + name)), name);
    EXPECT_EQ(read.problem(), "");
    test::expect_up_to_date(folder + name + ".txt", print(read.file.document->tree, read.source()) +
                                                        "\n" + test::shown(read.file.body));
  }
}

// ---- JSON

TEST(TerraformJson, objects_are_blocks_where_the_language_has_blocks) {
  const Read read(R"({"//": "note", "resource": {"aws_sqs_queue": {"q": {"//": "x", "name": "a"}}},
    "locals": [{"b": 1}, {"c": true}], "variable": {"v": {"default": "${not} filled"}},
    "provider": {"aws": [{"region": "eu"}, {"alias": "us"}]}})",
                  "main.tf.json");
  EXPECT_EQ(test::shown(read.file.body),
            "resource aws_sqs_queue q\n  name = \"a\"\nlocals\n  b = 1\nlocals\n  c = true\n"
            "variable v\n  default = \"${not} filled\"\nprovider aws\n  region = \"eu\"\n"
            "provider aws\n  alias = \"us\"\n");
}

TEST(TerraformJson, strings_are_templates_and_some_are_references) {
  const Read read(R"({"resource": {"a": {"b": {"x": "${var.y}", "z": "a-${f(\"q\")}\n",
    "depends_on": ["aws_iam_role.r"], "dynamic": {"s": {"for_each": "${m}",
    "content": {"k": "${s.value}"}}}}}}})",
                  "main.tf.json");
  EXPECT_EQ(test::shown(read.file.body),
            "resource a b\n  x = (. var y)\n  z = (template \"a-\" (f() \"q\") \"\\n\")\n"
            "  depends_on = (tuple (. aws_iam_role r))\n  dynamic s\n    for_each = m\n"
            "    content\n      k = (. s value)\n");
}

TEST(TerraformJson, expressions_behind_escapes_know_where_they_stand) {
  const Read read(R"({"locals": {"x": "\u00e9\t${f(\"q\", var.y)} c"}})", "main.tf.json");
  const Template* text = read.file.body.blocks[0].body.attributes[0].value->as<Template>();
  ASSERT_NE(text, nullptr);
  const Call* call = text->parts[1]->as<Call>();
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(read.text(call->arguments[0]->span), R"(\"q\")");
  EXPECT_EQ(read.text(call->arguments[1]->span), "var.y");
  EXPECT_EQ(read.text(text->parts[2]->span), " c");
}

// ---- what nobody writes

TEST(TerraformSyntax, nesting_beyond_reason_is_unreadable_and_does_no_harm) {
  for (const std::string_view opening : {"[", "(", "{a=", "\"${", "f(", "!"}) {
    std::string text = "x = ";
    for (int i = 0; i < 5000; ++i) text += opening;
    read_hcl(Read(text).source());
  }
  std::string sum = "x = 1";
  for (int i = 0; i < 5000; ++i) sum += " + 1";
  EXPECT_EQ(Read(sum).problem(), "");
}

// Every form of the language, for what is made of it by accident.
constexpr std::string_view everything = R"(# c
resource "aws_x" "y" {
  a = " lead ${var.x} ${ ~ "in ${b}" ~ } \n\u00e9 $${no} %{ if c }yes%{ else }no%{ endif } "
  c = xs[0].y.0["k"][*].z
  e = -x + 1 * 2 == 3 && !f(a, b...) ? [for k, v in m : v if v] : { for k in x : k => k... }
  f = { a = 1, "b" : 2, (c) = null }
  g = <<-EOT
    line ${x}
    %{ for a in b ~}
    item ${a}
    %{ endfor ~}
  EOT
  dynamic "n" { /* d */ }
}
)";

void expect_spans_inside(const Read& read) {
  const Tree& tree = read.file.document->tree;
  const std::size_t size = read.source().text().size();
  for (std::uint32_t id = 0; id < tree.size(); ++id) {
    const Tree::Stored& node = tree.at(id);
    ASSERT_LE(node.begin, node.end);
    ASSERT_LE(node.end, size);
    ASSERT_LE(node.key_end, size);
  }
  for (const Tree::Comment& comment : tree.comments()) ASSERT_LE(comment.span.end, size);
  for (const Note& problem : read.file.document->problems) ASSERT_LE(problem.span.end, size);
  test::shown(read.file.body);
}

TEST(TerraformSyntax, what_is_torn_or_mistyped_is_read_to_an_end) {
  EXPECT_EQ(Read(std::string(everything)).problem(), "");
  for (std::size_t at = 0; at <= everything.size(); ++at) {
    const std::string before(everything.substr(0, at));
    const std::string behind(everything.substr(at));
    expect_spans_inside(Read(before));
    for (const std::string_view typed : {"\"", "{", "}", "${", "<<A\n", "\xFF", "\r"}) {
      expect_spans_inside(Read(before + std::string(typed) + behind));
    }
    if (!behind.empty()) expect_spans_inside(Read(before + behind.substr(1)));
  }
}

TEST(TerraformSyntax, real_files_are_read_without_problems) {
  for (const std::filesystem::path& path : test::corpus_files({".tf", ".tf.json"})) {
    Sources sources;
    const File file = read_file(sources, sources.open(path.string()).file);
    const bool is_broken = path.string().ends_with("example/invalid.tf");
    EXPECT_EQ(file.document->problems.empty(), !is_broken) << path;
  }
}

}  // namespace
}  // namespace plimsoll::terraform
