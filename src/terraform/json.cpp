#include "terraform/json.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "terraform/hcl.h"

namespace plimsoll::terraform {

namespace {

// What stands at the top of a configuration, by how many labels it has. `variable` and `locals`
// are bodies as well, but what they hold are values.
constexpr std::array<std::pair<std::string_view, int>, 9> block_types{{
    {"data", 2},
    {"ephemeral", 2},
    {"locals", 0},
    {"module", 1},
    {"output", 1},
    {"provider", 1},
    {"resource", 2},
    {"terraform", 0},
    {"variable", 1},
}};

// Attributes that are references though they are written as strings without `${}`.
constexpr std::array<std::string_view, 3> references{"depends_on", "provider", "providers"};

ExpressionPtr make(Span span, auto form) {
  return std::make_shared<Expression>(Expression{span, std::move(form)});
}

// Where each byte of a string's value stands.
class StringLetters {
 public:
  StringLetters(std::string_view written, Span span) : written_(written) {
    letters_.file = span.file;
    offset_ = span.begin;
  }

  Letters run(std::string_view value) {
    letters_.ranges.reserve(value.size());
    while (letters_.ranges.size() < value.size() && at_ + 1 < written_.size()) {
      const auto lead = static_cast<unsigned char>(value[letters_.ranges.size()]);
      if (written_[at_] != '\\') {
        take(1, 1);
      } else if (written_[at_ + 1] == 'u') {
        take(lead >= 0xF0 ? 12 : 6, lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
      } else {
        take(2, 1);
      }
    }
    letters_.ranges.resize(value.size(), {offset_, offset_});
    return std::move(letters_);
  }

 private:
  void take(std::uint32_t length, std::size_t bytes) {
    letters_.ranges.insert(letters_.ranges.end(), bytes, {offset_ + at_, offset_ + at_ + length});
    at_ += length;
  }

  std::string_view written_;
  std::uint32_t offset_ = 0;
  std::uint32_t at_ = 1;  // behind the quote
  Letters letters_;
};

class JsonReader {
 public:
  explicit JsonReader(const SourceFile* file) : file_(file) {}

  Body configuration(Node root) {
    Body body;
    each_object(root, [&](Node object) {
      for (const Node entry : object.children()) {
        const auto type =
            std::ranges::find(block_types, entry.key(), &std::pair<std::string_view, int>::first);
        if (type != block_types.end()) add_blocks(body, entry, type->second);
      }
    });
    return body;
  }

  ExpressionPtr expression(Node node) {
    if (node.is_null()) return make(node.span(), Null{});
    if (node.is_sequence()) return tuple(node);
    if (node.is_mapping()) return object(node);
    if (node.style() == ScalarStyle::double_quoted) return string(node);
    if (node.text() == "true" || node.text() == "false") {
      return make(node.span(), Bool{node.text() == "true"});
    }
    return make(node.span(), Number{std::string(node.text())});
  }

 private:
  // An object, or each one of a list: one block or several of them.
  template <class Take>
  static void each_object(Node node, const Take& take) {
    if (node.is_mapping()) take(node);
    if (!node.is_sequence()) return;
    for (const Node item : node.children()) {
      if (item.is_mapping()) take(item);
    }
  }

  void add_blocks(Body& body, Node entry, int labels) {
    Block block;
    block.type = entry.key();
    block.type_span = entry.name_span();
    add_labelled(body, entry, labels, block);
  }

  void add_labelled(Body& body, Node node, int labels, const Block& before) {
    each_object(node, [&](Node object) {
      if (labels == 0) return add_block(body, object, before);
      for (const Node entry : object.children()) {
        if (entry.key() == "//") continue;
        Block block = before;
        block.labels.push_back({std::string(entry.key()), entry.name_span()});
        add_labelled(body, entry, labels - 1, block);
      }
    });
  }

  void add_block(Body& body, Node object, Block block) {
    block.span = object.span();
    block.body = block.type == "variable" ? values(object) : inner(object);
    body.blocks.push_back(std::move(block));
  }

  Body inner(Node object) {
    Body body;
    for (const Node entry : object.children()) {
      if (entry.key() == "//") continue;
      if (entry.key() == "dynamic") {
        add_blocks(body, entry, 1);
      } else if (entry.key() == "content") {
        add_blocks(body, entry, 0);
      } else {
        add_attribute(body, entry);
      }
    }
    return body;
  }

  void add_attribute(Body& body, Node entry) {
    refers_ = std::ranges::find(references, entry.key()) != references.end();
    body.attributes.push_back({std::string(entry.key()), entry.name_span(), expression(entry)});
    refers_ = false;
  }

  // Of a variable nothing is calculated.
  static Body values(Node object) {
    Body body;
    for (const Node entry : object.children()) {
      if (entry.key() == "//") continue;
      body.attributes.push_back(
          {std::string(entry.key()), entry.name_span(), JsonReader(nullptr).expression(entry)});
    }
    return body;
  }

  ExpressionPtr tuple(Node node) {
    Tuple tuple;
    for (const Node item : node.children()) tuple.items.push_back(expression(item));
    return make(node.span(), std::move(tuple));
  }

  ExpressionPtr object(Node node) {
    Object object;
    for (const Node entry : node.children()) {
      if (entry.key() == "//") continue;
      object.items.push_back(
          {text(std::string(entry.key()), entry.name_span()), expression(entry)});
    }
    return make(node.span(), std::move(object));
  }

  ExpressionPtr string(Node node) { return text(std::string(node.text()), node.span()); }

  // A key or a value.
  ExpressionPtr text(std::string text, Span span) {
    const auto says = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    const bool is_document = text.starts_with('{') || text.starts_with('[');
    const bool is_filled = says("${") || says("%{");
    if (file_ == nullptr) return make(span, String{std::move(text)});
    if (!refers_ && !is_document && !is_filled) return make(span, String{std::move(text)});
    Letters letters = StringLetters(file_->text(span), span).run(text);
    if (refers_ && !is_filled) return reference(text, std::move(letters));
    if (is_filled) return read_template_text(text, letters);
    return make(span, String{std::move(text), std::make_shared<Letters>(std::move(letters))});
  }

  // "aws_sqs_queue.orders", as the expression that it is in the other syntax.
  static ExpressionPtr reference(const std::string& text, Letters letters) {
    const Letters::Range first = letters.ranges.empty() ? Letters::Range{} : letters.ranges.front();
    const Letters::Range last = letters.ranges.empty() ? Letters::Range{} : letters.ranges.back();
    letters.ranges.insert(letters.ranges.begin(), 2, first);
    letters.ranges.push_back(last);
    return read_template_text(fmt::format("${{{}}}", text), letters);
  }

  const SourceFile* file_;
  bool refers_ = false;
};

}  // namespace

Body read_json_body(Node root, const SourceFile& file) {
  return JsonReader(&file).configuration(root);
}

Body read_json_values(Node root) {
  Body body;
  if (!root.is_mapping()) return body;
  for (const Node entry : root.children()) {
    body.attributes.push_back(
        {std::string(entry.key()), entry.name_span(), JsonReader(nullptr).expression(entry)});
  }
  return body;
}

}  // namespace plimsoll::terraform
