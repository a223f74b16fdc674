// Tests of src/tree: what the parsers make of a text, where, and what they say of a broken one.
#include "tree/tree.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/corpus.h"
#include "support/process.h"
#include "support/tree_laws.h"
#include "text/sources.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

using Parser = Parsed (*)(const SourceFile&, const Limits&);

// A text and its tree, which points into it.
struct Read {
  explicit Read(std::string text, Parser parser = parse, const Limits& limits = {})
      : file(FileId{0}, "template.yaml", {std::move(text), Encoding::utf8}),
        parsed(parser(file, limits)) {}

  Node root() const { return parsed.tree.root(); }
  std::string_view text(Span span) const { return file.text(span); }

  // "line:column text" of the only problem.
  std::string problem() const {
    if (parsed.problems.size() != 1) return fmt::format("{} problems", parsed.problems.size());
    const Note& note = parsed.problems.front();
    const Position at = file.position(note.span.begin);
    return fmt::format("{}:{} {}", at.line, at.column, note.text);
  }

  SourceFile file;
  Parsed parsed;
};

// Every input of tests/golden/tree/ has its printed tree beside it, with `.txt` added to its name.
TEST(TreeGolden, every_input_has_the_printed_tree_beside_it) {
  const fs::path folder = test::source_folder() / "tests/golden/tree";
  std::vector<fs::path> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") inputs.push_back(entry.path());
  }
  ASSERT_FALSE(inputs.empty());
  for (const fs::path& input : inputs) {
    Sources sources;
    const SourceFile& file = sources[sources.open(input.string()).file];
    const Parsed parsed = parse(file);
    EXPECT_TRUE(parsed.problems.empty()) << input;
    for (const std::string& law : test::broken_laws(parsed.tree, file)) ADD_FAILURE() << law;
    const std::string printed = print(parsed.tree, file);
    const std::string golden = input.string() + ".txt";
    if (test::updating()) test::write_text(golden, printed);
    EXPECT_EQ(printed, test::read_text(golden)) << input;
  }
}

TEST(Node, the_last_of_duplicate_keys_counts) {
  for (const char* const text :
       {"a: 1\nb: 2\na: 3\na: 4\n", R"({"a": 1, "b": 2, "a": 3, "a": 4})"}) {
    const Read read(text);
    EXPECT_EQ(read.root()["a"].text(), "4");
    EXPECT_EQ(read.root().child_count(), 2U);
    EXPECT_EQ(read.root().children().size(), 2U);
    const auto& duplicates = read.parsed.tree.duplicate_keys();
    ASSERT_EQ(duplicates.size(), 2U);
    EXPECT_EQ(duplicates[0].key, "a");
    EXPECT_EQ(duplicates[0].second, duplicates[1].first);
    EXPECT_LT(duplicates[0].first, duplicates[0].second);
    EXPECT_LT(duplicates[1].first, duplicates[1].second);
  }
}

TEST(Node, a_missing_entry_is_a_false_node) {
  const Read read("a: 1\n");
  EXPECT_FALSE(read.root()["b"]);
  EXPECT_FALSE(read.root()["a"]["b"]);
  EXPECT_TRUE(read.root()["a"]);
}

TEST(Node, an_alias_is_its_target_in_another_place) {
  const Read read("a: &x {k: v}\nb: *x\n? *x\n: c\nd: &y e\n*y : f\n");
  const Node b = read.root()["b"];
  EXPECT_TRUE(b.is_mapping());
  EXPECT_EQ(b.id(), read.root()["a"].id());
  EXPECT_EQ(read.text(b.span()), "*x");
  EXPECT_EQ(b["k"].text(), "v");
  EXPECT_EQ(read.root()["e"].text(), "f") << "a key may be an alias";
  EXPECT_EQ(read.root()["*x"].text(), "c") << "no scalar: as written";
}

TEST(Node, a_merge_key_brings_the_entries_of_other_mappings) {
  const Read read(
      "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nfour: &four {<<: *two, d: 4}\n"
      "both:\n  <<: [*one, *two]\n  a: own\nnested: {<<: *four}\ninline: {<<: {e: 5}}\n");
  const Node both = read.root()["both"];
  EXPECT_EQ(both["a"].text(), "own");
  EXPECT_EQ(both["b"].text(), "1");
  EXPECT_EQ(both["c"].text(), "2");
  EXPECT_FALSE(both["<<"]);
  EXPECT_EQ(both.child_count(), 3U);
  EXPECT_EQ(read.root()["nested"]["c"].text(), "2");
  EXPECT_EQ(read.root()["nested"].children().size(), 3U);
  EXPECT_EQ(read.root()["inline"]["e"].text(), "5");
}

TEST(Node, names_point_at_the_key_if_there_is_one) {
  const Read read("- a: 1\n");
  const Node item = read.root().children()[0];
  EXPECT_EQ(read.text(item["a"].name_span()), "a");
  EXPECT_EQ(read.text(item.name_span()), "a: 1");
}

TEST(Json, a_merge_key_is_an_ordinary_key) {
  const Read read(R"({"<<": {"a": 1}})");
  EXPECT_FALSE(read.root()["a"]);
  EXPECT_EQ(read.root()["<<"]["a"].text(), "1");
}

TEST(Json, what_is_in_braces_without_quotes_is_yaml) {
  EXPECT_EQ(Read("{Ref: Queue}").root()["Ref"].text(), "Queue");
  EXPECT_EQ(Read("{\"a\": 1,}").root()["a"].text(), "1") << "a comma too much is YAML";
}

TEST(Yaml, a_text_that_stands_as_it_is_points_into_the_source) {
  const Read read("a: plain\nb: \"double\"\nc: 'single'\n");
  for (const Node& node : read.root().children()) {
    const std::string_view source = read.file.text();
    EXPECT_GE(node.text().data(), source.data());
    EXPECT_LT(node.text().data(), source.data() + source.size());
  }
}

// What yaml-cpp 0.7 and other parsers get wrong, each seen in a real template.
TEST(Yaml, the_text_of_a_tagged_item_may_stand_below_its_tag) {
  const Read read("a:\n- !Sub |\n  x\n- !Sub one\n  two\n- !Sub >-\n  {y}\n");
  const auto items = read.root()["a"].children();
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].text(), "x\n");
  EXPECT_EQ(items[1].text(), "one two");
  EXPECT_EQ(items[2].text(), "{y}");
  EXPECT_EQ(read.text(items[1].span()), "!Sub one\n  two");
}

TEST(Yaml, escapes_are_utf8_and_surrogates_are_joined) {
  const Read read(R"(a: "\_\N\x41\u00e9\ud83d\ude00\U0001F600\ud83d")");
  EXPECT_EQ(read.root()["a"].text(), "\u00A0\u0085Aé😀😀\uFFFD");
}

TEST(Yaml, lines_may_end_like_on_any_machine) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Read read(fmt::format("a: |{0}  x{0}  y{0}b: 'p{0}  q' # c{0}d: r{0}  s{0}", end));
    EXPECT_EQ(read.root()["a"].text(), "x\ny\n");
    EXPECT_EQ(read.root()["b"].text(), "p q");
    EXPECT_EQ(read.root()["d"].text(), "r s");
    ASSERT_EQ(read.parsed.tree.comments().size(), 1U);
    EXPECT_EQ(read.parsed.tree.comments()[0].text, " c");
    EXPECT_TRUE(test::broken_laws(read.parsed.tree, read.file).empty());
  }
}

TEST(Yaml, several_documents_are_several_roots_with_their_own_anchors) {
  const Read read("a: &x 1\n---\nb: &x 2\nc: *x\n...\n---\n---\nd\n");
  const auto& roots = read.parsed.tree.root_ids();
  ASSERT_EQ(roots.size(), 4U);
  EXPECT_EQ(Node(&read.parsed.tree, roots[1])["c"].text(), "2");
  EXPECT_TRUE(Node(&read.parsed.tree, roots[2]).is_null());
  EXPECT_EQ(Node(&read.parsed.tree, roots[3]).text(), "d");
}

TEST(Yaml, a_second_byte_order_mark_is_no_text) {
  const Read yaml("\uFEFFa: 1\nb: 2\n");
  EXPECT_EQ(yaml.root()["a"].text(), "1");
  EXPECT_EQ(yaml.root()["b"].text(), "2");
  const Read json("\uFEFF{\"a\": 1}", parse_json);
  EXPECT_EQ(json.text(json.root()["a"].key_span()), "\"a\"");
}

TEST(Yaml, an_empty_file_has_no_root) {
  for (const char* const text : {"", "\n\n", "# only\n  # comments\n"}) {
    const Read read(text);
    EXPECT_TRUE(read.parsed.problems.empty());
    EXPECT_TRUE(read.parsed.tree.root_ids().empty());
  }
  EXPECT_EQ(Read("# only\n  # comments").parsed.tree.comments().size(), 2U);
}

TEST(Yaml, bytes_that_are_not_utf8_are_kept) {
  EXPECT_EQ(Read("a: \xFF\xFE x\n").root()["a"].text(), "\xFF\xFE x");
}

TEST(Yaml, a_broken_file_gives_what_came_before) {
  const Read read("a: 1\nb: [2, 3\nc: 4\n");
  EXPECT_EQ(read.problem(), "2:4 this `[` is not closed");
  EXPECT_EQ(read.root()["a"].text(), "1");
  EXPECT_EQ(read.root()["b"].children()[0].text(), "2");
  EXPECT_TRUE(test::broken_laws(read.parsed.tree, read.file).empty());
}

struct Broken {
  const char* text;
  const char* problem;
};

TEST(Yaml, says_what_the_author_did_wrong) {
  constexpr Broken texts[] = {
      {"a:\n\tb: 1\n", "2:1 a tab is used for indentation: YAML takes spaces only"},
      {"a: 1\nkey:value\n", "2:4 expected a space behind this `:`"},
      {"a:\n  Type:AWS::X\n  B: 1\n", "2:7 expected a space behind this `:`"},
      {"a: 1\nb\nc: 2\n", "2:1 expected a key with `:` behind it"},
      {"a: b: c\n", "1:5 `: ` in a value: put the value in quotes"},
      {"a: b\n  c: d\n", "2:3 a key that is indented like a part of the value above it"},
      {"a: \"x\"\n  b: 1\n", "2:3 indented by 2 columns, which fits no line above"},
      {"a:\n    b: 1\n  c: 2\n", "3:3 indented by 2 columns, which fits no line above"},
      {"a: |\n  x\n y: 1\n", "3:2 indented by 1 column, which fits no line above"},
      {"  a: 1\nb: 2\n", "2:1 not indented, but the first line is, by 2 columns"},
      {"a: |\n     \n  x\n",
       "3:3 indented by 2 spaces, but a blank line above has 5 spaces: empty it"},
      {"- a\nb: 1\n", "2:1 expected another item with `-` before it, or the end of the document"},
      {"[a]\nb\n", "2:1 expected another item with `-` before it, or the end of the document"},
      {"{a: 1}\nb\n", "2:1 expected the end of the document"},
      {"a: 1\n- b\n", "2:1 a list item among keys: expected a key here, or the list deeper"},
      {"a: - b\n", "1:4 a list begins on the line below its key, not beside it"},
      {"a: \"x\nb: 2\n", "1:4 this `\"` opens a string that is not closed"},
      {"a: 'x\n---\nb: 'y'\n", "1:4 this `'` opens a string that is not closed"},
      {"a: \"x\nb: \"y\"\n",
       "2:5 text behind the string that begins on line 1: is a quote missing there?"},
      {"a: \"x\" y\n", "1:8 text behind the closing quote: put all of the value in quotes"},
      {"a: \"x\": y\n", "1:7 a second `:` on one line: expected the end of the value"},
      {"a: 'it's'\n", "1:7 a quote inside of quotes: write it as `''`"},
      {"'a\n b': 1\n", "1:1 a key stands on one line"},
      {"a: \"\\d\"\n", "1:5 `\\d` is no escape sequence: write `\\\\d` or use single quotes"},
      {"a: \"\\x1\"\n", "1:5 `\\x` takes 2 hexadecimal digits"},
      {"a: [1, 2\nb: 3\n", "1:4 this `[` is not closed"},
      {"a: {x: 1\nb: 3\n", "1:4 this `{` is not closed"},
      {"a: [1 2}", "1:8 expected `]` to close the `[` of line 1"},
      {"a: [x] y\n", "1:8 text behind `]`: expected the end of the line"},
      {"{a: b c: d}", "1:8 expected `,` or `}`"},
      {"[a, , b]", "1:5 expected a value before this `,`"},
      {"[- a]", "1:2 items in brackets are written without `-`"},
      {"a: @b\n", "1:4 a value cannot begin with `@`: put it in quotes"},
      {"a: `b`\n", "1:4 a value cannot begin with a backquote: put it in quotes"},
      {"a: | x\n  y\n", "1:6 the text of `|` begins on the next line"},
      {"a: *x\n", "1:4 no anchor `&x` stands before this alias"},
      {"a: &x 1\nb: !Foo *x\n", "2:4 an alias has no tag and no anchor of its own"},
      {"a: !A !B x\n", "1:7 a value has one tag, and `!A` stands before"},
      {"a: &a &b x\n", "1:7 a value has one anchor, and `&a` stands before"},
      {"a: !<b c\n", "1:4 this `!<` opens a tag that is not closed by `>`"},
      {"... x\n", "1:5 text behind `.`: expected the end of the line"},
      {"a: 1\n!tag # b: c\n", "2:1 expected a key with `:` behind it"},
      {"a: &x [*x]\n", "1:8 `*x` stands for a value that contains it"},
      {"a: 1\n<<<<<<< HEAD\nb: 1\n", "2:1 a conflict marker of git"},
      {"<<<<<<< HEAD\nb: 1\n", "1:1 a conflict marker of git"},
      {"a: 1\nb: \x01\n", "2:4 a control character: YAML takes printable text only"},
  };
  for (const Broken& broken : texts) {
    EXPECT_EQ(Read(broken.text, parse_yaml).problem(), broken.problem) << broken.text;
  }
}

TEST(Json, says_what_the_author_did_wrong) {
  constexpr Broken texts[] = {
      {"{\"a\": [1,", "1:7 this `[` is not closed"},
      {"{\"a\": {\"b\": 1}", "1:1 this `{` is not closed"},
      {"{\"a\": 'x'}", "1:7 JSON takes double quotes only"},
      {"{\"a\": 1 \"b\": 2}", "1:9 expected `,` or `}`"},
      {"[\"a\"\n\"b\"]", "2:1 expected `,` or `]`"},
      {"[{\"a\": 1]]", "1:9 expected `,` or `}`"},
      {"{\"a\" 1}", "1:6 expected `:` behind the key"},
      {"{\"a\": 1, b: 2}", "1:10 expected a key in double quotes"},
      {"{\"a\": 1, // why\n \"b\": 2}", "1:10 JSON takes no comments"},
      {"{\"a\": True}", "1:7 JSON writes `true` in lower case"},
      {"{\"a\": yes}", "1:7 expected a value"},
      {"[null1]", "1:6 expected `,` or `]`"},
      {"{\"a\": 012}", "1:8 a number begins with no 0"},
      {"{\"a\": 1.}", "1:7 no number as JSON writes it"},
      {"{\"a\": 1,}", "1:8 JSON takes no comma before `}`"},
      {"{\"a\": 1} x", "1:10 expected the end of the file"},
      {"{\"a\": \"x\n\"}", "1:7 this `\"` opens a string that is not closed on its line"},
      {"{\"a\": \"x", "1:7 this `\"` opens a string that is not closed on its line"},
      {"{\"a\": \"\t\"}", "1:8 a control character in a string: write it as an escape (`\\t`)"},
      {"{\"a\": \"\\d\"}", "1:9 no escape sequence: write a backslash as `\\\\`"},
      {"{\"a\": \"\\u12\"}", "1:12 `\\u` takes 4 hexadecimal digits"},
      {"{\"a\": \"\xFF\"}", "1:8 a byte that is not UTF-8"},
      {"", "1:1 expected a value"},
  };
  for (const Broken& broken : texts) {
    EXPECT_EQ(Read(broken.text, parse_json).problem(), broken.problem) << broken.text;
  }
}

TEST(Json, a_broken_file_that_looks_like_json_has_a_problem_of_json) {
  EXPECT_EQ(Read("{\"a\": 1 \"b\": 2}").problem(), "1:9 expected `,` or `}`");
  EXPECT_EQ(Read("{\"a\": 1, // why\n \"b\": 2}").problem(), "1:10 JSON takes no comments");
  EXPECT_EQ(Read("{a: 1 b: 2}").problem(), "1:8 expected `,` or `}`");
}

// Brackets, dashes or keys, each one level deeper than the one before.
std::string nested(const std::string& level, int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i) text += level;
  return text;
}

TEST(Limits, nesting_is_refused_with_a_position_and_never_overflows_the_stack) {
  const std::string problem = "nested more than 400 levels deep";
  for (const char* const level :
       {"[", "{a: ", "- ", "[a: ", "? ", "{? ", "- - a: \n ", "&a [", "!t {"}) {
    const Read yaml(nested(level, 100'000), parse_yaml);
    ASSERT_EQ(yaml.parsed.problems.size(), 1U) << level;
    EXPECT_LE(yaml.file.position(yaml.parsed.problems[0].span.begin).line, 500) << level;
  }
  EXPECT_EQ(Read(nested("[", 100'000), parse_yaml).problem(), "1:401 " + problem);
  EXPECT_EQ(Read(nested("- ", 100'000), parse_yaml).problem(), "1:801 " + problem);
  EXPECT_EQ(Read(nested("[", 100'000), parse_json).problem(), "1:401 " + problem);
  EXPECT_EQ(Read(nested("{\"a\":", 100'000), parse_json).problem(), "1:2001 " + problem);
  EXPECT_EQ(Read(nested("[", 400) + nested("]", 400), parse_json).problem(), "0 problems");
  EXPECT_EQ(Read(nested("[", 400) + nested("]", 400), parse_yaml).problem(), "0 problems");
}

TEST(Limits, indentation_that_never_ends_is_refused) {
  std::string text;
  for (std::size_t i = 0; i < 2'000; ++i) text += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(Read(text).problem(), "401:401 nested more than 400 levels deep");
}

TEST(Limits, an_alias_bomb_is_not_expanded) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    text +=
        fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
  }
  EXPECT_EQ(Read(text).problem(), "7:25 aliases stand for more than 1000000 values");
}

TEST(Limits, aliases_cannot_stack_up_what_nesting_may_not) {
  std::string text = "a0: &a0 " + nested("[", 300) + nested("]", 300) + "\n";
  text += "a1: " + nested("[", 90) + "*a0" + nested("]", 90) + "\n";
  EXPECT_EQ(Read(text).problem(), "0 problems");
  text += "a2: " + nested("[", 100) + "*a0" + nested("]", 100) + "\n";
  EXPECT_EQ(Read(text).problem(), "3:105 nested more than 400 levels deep");
}

TEST(Limits, more_nodes_than_allowed_are_refused) {
  Limits limits;
  limits.nodes = 3;
  EXPECT_EQ(Read("[a, b, c, d]", parse_yaml, limits).problem(),
            "1:8 more than 3 values in one file");
  EXPECT_EQ(Read("[1, 2, 3, 4]", parse_json, limits).problem(),
            "1:8 more than 3 values in one file");
}

// The texts of the tests above, cut off and disturbed at every place: no crash, and the laws hold.
TEST(Laws, hold_of_every_beginning_of_a_text_and_with_any_byte_exchanged) {
  const fs::path folder = test::source_folder() / "tests/golden/tree";
  for (const char* const name : {"everything.yaml", "everything.json"}) {
    const std::string text = test::read_text(folder / name);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const Read beginning(text.substr(0, i));
      for (const auto& law : test::broken_laws(beginning.parsed.tree, beginning.file)) {
        ADD_FAILURE() << law << " in the first " << i << " bytes of " << name;
      }
      std::string disturbed = text;
      disturbed[i] = "\n :-[{'\"#&*!|>?,]}x\t"[i % 20];
      const Read read(disturbed);
      for (const auto& law : test::broken_laws(read.parsed.tree, read.file)) {
        ADD_FAILURE() << law << " with byte " << i << " of " << name << " exchanged";
      }
    }
  }
}

TEST(Laws, hold_of_every_template_of_the_corpus) {
  const auto files = test::corpus_files({".yaml", ".yml", ".json", ".template"});
  if (files.empty()) GTEST_SKIP() << "no corpus here";
  for (const fs::path& path : files) {
    Sources sources;
    const SourceFile& file = sources[sources.open(path.string()).file];
    const Parsed parsed = parse(file);
    for (const std::string& law : test::broken_laws(parsed.tree, file)) ADD_FAILURE() << law;
  }
}

}  // namespace
}  // namespace plimsoll
