// The format of a check's page: marks, fences, outputs.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "check/marks.h"
#include "support/page.h"

namespace plimsoll::test {

namespace {

TEST(Marks, AreReadFromTheEndOfALine) {
  const MarkedLine line = read_marks("  Timeout: 120   # expect \"120 s\" # note");
  EXPECT_EQ(line.text, "  Timeout: 120");
  ASSERT_EQ(line.marks.size(), 2U);
  EXPECT_EQ(line.marks[0].kind, Mark::Kind::expect);
  EXPECT_EQ(line.marks[0].text, "120 s");
  EXPECT_EQ(line.marks[1].kind, Mark::Kind::note);
}

TEST(Marks, WithCaretsSayWhichColumnsOfTheLineAbove) {
  const MarkedLine line = read_marks("  #        ^^^ expect");
  EXPECT_TRUE(line.is_caret_line());
  ASSERT_EQ(line.marks.size(), 1U);
  EXPECT_EQ(line.marks[0].first_column, 12U);
  EXPECT_EQ(line.marks[0].end_column, 15U);
}

TEST(Marks, SayWhyALineIsQuiet) {
  const MarkedLine line = read_marks("return x;  // quiet: known only to AWS");
  EXPECT_EQ(line.text, "return x;");
  ASSERT_EQ(line.marks.size(), 1U);
  EXPECT_EQ(line.marks[0].text, "known only to AWS");
}

TEST(Marks, AreNotSeenInOtherComments) {
  for (const std::string_view line :
       {"a: 1 # note that this is long", "a: b#expect", "a: 'x' # expected", "# a comment"}) {
    EXPECT_EQ(read_marks(line).text, line);
    EXPECT_TRUE(read_marks(line).marks.empty()) << line;
  }
}

TEST(Marks, AreTakenOutOfExamplesOnly) {
  EXPECT_EQ(without_marks("# title\n```yaml sam\na: 1 # expect\n#  ^ expect\nb: 2\n```\n# note\n"),
            "# title\n```yaml sam\na: 1\nb: 2\n```\n# note\n");
}

constexpr std::string_view small_page = R"(# the title

## Flagged

Prose.

```yaml sam --as-of=2027-01-31
A: 1  # expect
#  ^ expect "text"
B: 2  # note
```

```python src/app.py
pass
```

```text
old
output
```

```yaml
an: illustration
```

## Quiet

```json cloudformation stack.json
{}
```

```findings
1:2 some-check
```
)";

TEST(PageParser, FindsExamplesWithTheirFilesAndOptions) {
  const Page page = parse_page(small_page);
  EXPECT_TRUE(page.problems.empty());
  EXPECT_EQ(page.title, "the title");
  EXPECT_EQ(page.sections, (std::vector<std::string>{"Flagged", "Quiet"}));
  ASSERT_EQ(page.examples.size(), 2U);
  const Example& flagged = page.examples[0];
  EXPECT_EQ(flagged.name, "flagged_1");
  EXPECT_EQ(flagged.line, 7);
  EXPECT_EQ(flagged.options, std::vector<std::string>{"--as-of=2027-01-31"});
  ASSERT_EQ(flagged.files.size(), 2U);
  EXPECT_EQ(flagged.files[0].name, "template.yaml");
  EXPECT_TRUE(flagged.files[0].is_template);
  EXPECT_EQ(flagged.files[0].text, "A: 1\nB: 2\n");
  EXPECT_EQ(flagged.files[1].name, "src/app.py");
  EXPECT_FALSE(flagged.files[1].is_template);
  EXPECT_EQ(page.examples[1].files[0].name, "stack.json");
  ASSERT_TRUE(page.examples[1].findings);
  EXPECT_EQ(page.examples[1].findings->text, "1:2 some-check\n");
}

TEST(PageParser, CountsLinesAsTheyAreRun) {
  const std::vector<Expectation> marks = parse_page(small_page).examples[0].files[0].expectations;
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].line, 1);
  EXPECT_EQ(marks[1].line, 1);
  EXPECT_EQ(marks[1].first_column, 4U);
  EXPECT_EQ(marks[2].line, 2);
}

TEST(PageParser, ReplacesAnOutput) {
  const Page page = parse_page(small_page);
  const std::string replaced = replace_block(small_page, *page.examples[0].output, "new\n");
  EXPECT_EQ(parse_page(replaced).outputs, std::vector<std::string>{"new\n"});
  EXPECT_EQ(replaced.size(), small_page.size() - std::string_view("old\noutput\n").size() + 4);
}

TEST(PageParser, ReportsWhatBreaksTheFormat) {
  EXPECT_EQ(parse_page("# t\n```text\nx\n```\n").problems.size(), 1U) << "no example before it";
  EXPECT_EQ(parse_page("# t\n```yaml sam\n").problems.size(), 1U) << "not closed";
  EXPECT_EQ(parse_page("# t\n```yaml sma\n```\n").problems.size(), 1U) << "no such kind";
}

}  // namespace

}  // namespace plimsoll::test
