// A check's page as the tests see it: title, sections, examples with their expectations.
//
// In: the text of a page (CONTRIBUTING.md says how one is written). Out: a Page; what breaks the
// format is listed in `problems`, one line each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/marks.h"

namespace plimsoll::test {

// What a line of an example's file is expected to do.
struct Expectation {
  int line = 1;  // of the file as it is run, from 1
  Mark::Kind kind = Mark::Kind::expect;
  std::string text;
  std::size_t first_column = 0;  // 0 when only the line counts
  std::size_t end_column = 0;
};

struct ExampleFile {
  std::string name;
  bool is_template = false;  // given to `check` by name; others only lie beside it
  bool is_sparse = false;    // its text is a number: of so many bytes
  bool is_elf = false;       // its text is a machine: a shared library for it
  std::string text;          // without the marks
  std::vector<Expectation> expectations;
};

// The lines between a fence's two ends, counted from 0 in the page; `end` is the closing fence's.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

struct Example {
  std::string name;  // "flagged_1": its section, and the how-manieth there
  std::string section;
  int line = 1;  // of the page, where its first fence opens
  std::vector<ExampleFile> files;
  std::vector<std::string> options;  // "--as-of=2027-01-31"
  std::optional<Block> output;       // the text fence after it
  std::optional<Block> findings;     // the findings fence after it
};

struct Page {
  std::string title;
  std::vector<std::string> sections;  // in order
  std::vector<Example> examples;
  std::vector<std::string> outputs;  // every text fence
  std::vector<std::string> problems;
};

Page parse_page(std::string_view text);

// The page with the lines of one block replaced.
std::string replace_block(std::string_view page, const Block& block, std::string_view text);

std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace plimsoll::test
