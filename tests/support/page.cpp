#include "support/page.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace plimsoll::test {

namespace {

constexpr std::array<std::string_view, 4> template_kinds = {"sam", "cloudformation", "terraform",
                                                            "plan"};

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string lower_snake(std::string_view heading) {
  std::string name;
  for (const char c : heading) {
    const auto letter = static_cast<unsigned char>(c);
    name += std::isalnum(letter) != 0 ? static_cast<char>(std::tolower(letter)) : '_';
  }
  return name;
}

// What the info string of a fence says.
struct FenceInfo {
  std::string language;
  bool is_template = false;
  std::string file;
  std::vector<std::string> options;
};

std::string default_file(const FenceInfo& info) {
  return info.language == "json" ? "template.json" : "template.yaml";
}

FenceInfo parse_info(std::string_view line, std::vector<std::string>& problems) {
  FenceInfo info;
  for (std::string& word : split_words(line.substr(3))) {
    if (info.language.empty()) {
      info.language = std::move(word);
    } else if (std::ranges::find(template_kinds, word) != template_kinds.end()) {
      info.is_template = true;
    } else if (word.starts_with("--")) {
      info.options.push_back(std::move(word));
    } else if (word.find_first_of("./") != std::string::npos && info.file.empty()) {
      info.file = std::move(word);
    } else {
      problems.push_back(fmt::format("`{}`: what is `{}`?", line, word));
    }
  }
  if (info.is_template && info.file.empty()) info.file = default_file(info);
  return info;
}

class PageParser {
 public:
  explicit PageParser(std::string_view text) : lines_(split_lines(text)) {}

  Page parse() {
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      const std::string_view line = lines_[at_];
      if (line.starts_with("```")) {
        read_fence();
      } else if (line.starts_with("## ")) {
        page_.sections.emplace_back(line.substr(3));
        end_example();
      } else if (line.starts_with("# ") && page_.title.empty()) {
        page_.title = line.substr(2);
      } else if (!line.empty()) {
        end_example();
      }
    }
    return std::move(page_);
  }

 private:
  // Prose and headings: the next fence begins another example.
  void end_example() { example_open_ = outputs_open_ = false; }

  void read_fence() {
    const std::string_view opening = lines_[at_];
    const int opening_line = static_cast<int>(at_) + 1;
    const Block block = read_block();
    const FenceInfo info = parse_info(opening, page_.problems);
    if (info.language == "text" || info.language == "findings") {
      add_output(info, block, opening_line);
    } else if (!info.file.empty()) {
      add_file(info, block, opening_line);
    }
  }

  Block read_block() {
    Block block{.begin = at_ + 1, .end = at_ + 1, .text = {}};
    while (block.end < lines_.size() && !lines_[block.end].starts_with("```")) {
      block.text.append(lines_[block.end++]).append("\n");
    }
    if (block.end == lines_.size()) page_.problems.emplace_back("a fence is not closed");
    at_ = block.end;
    return block;
  }

  void add_output(const FenceInfo& info, const Block& block, int line) {
    if (info.language == "text") page_.outputs.push_back(block.text);
    example_open_ = false;
    if (!outputs_open_) {
      page_.problems.push_back(fmt::format("line {}: output without an example before it", line));
      return;
    }
    Example& example = page_.examples.back();
    std::optional<Block>& slot = info.language == "text" ? example.output : example.findings;
    if (slot) page_.problems.push_back(fmt::format("line {}: a second output", line));
    slot = block;
  }

  void add_file(const FenceInfo& info, const Block& block, int line) {
    if (!example_open_ || has_file(page_.examples.back(), info.file)) begin_example(line);
    Example& example = page_.examples.back();
    ExampleFile file{.name = info.file,
                     .is_template = info.is_template,
                     .is_sparse = info.language == "sparse",
                     .is_elf = info.language == "elf",
                     .text = {},
                     .expectations = {}};
    for (const std::string_view written : split_lines(block.text)) add_line(file, written);
    example.files.push_back(std::move(file));
    example.options.insert(example.options.end(), info.options.begin(), info.options.end());
  }

  static bool has_file(const Example& example, const std::string& name) {
    return std::ranges::any_of(example.files,
                               [&](const ExampleFile& file) { return file.name == name; });
  }

  void begin_example(int line) {
    const std::string section = page_.sections.empty() ? "page" : page_.sections.back();
    const auto before = std::ranges::count_if(
        page_.examples, [&](const Example& example) { return example.section == section; });
    Example example;
    example.name = fmt::format("{}_{}", lower_snake(section), before + 1);
    example.section = section;
    example.line = line;
    page_.examples.push_back(std::move(example));
    example_open_ = outputs_open_ = true;
  }

  static void add_line(ExampleFile& file, std::string_view written) {
    const MarkedLine line = read_marks(written);
    if (!line.is_caret_line()) file.text.append(line.text).append("\n");
    const auto number = static_cast<int>(std::ranges::count(file.text, '\n'));
    for (const Mark& mark : line.marks) {
      file.expectations.push_back({.line = number,
                                   .kind = mark.kind,
                                   .text = std::string(mark.text),
                                   .first_column = mark.first_column,
                                   .end_column = mark.end_column});
    }
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  bool example_open_ = false;  // the next file belongs to the last example
  bool outputs_open_ = false;  // the next output belongs to the last example
  Page page_;
};

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

Page parse_page(std::string_view text) {
  return PageParser(text).parse();
}

std::string replace_block(std::string_view page, const Block& block, std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(page);
  std::string replaced;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == block.begin) replaced.append(text);
    if (i < block.begin || i >= block.end) replaced.append(lines[i]).append("\n");
  }
  return replaced;
}

}  // namespace plimsoll::test
