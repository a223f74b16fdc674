#include <algorithm>

#include <nlohmann/json.hpp>

#include "tree/builder.h"
#include "tree/json_problem.h"
#include "tree/tree.h"

namespace plimsoll {
namespace {

bool is_between_tokens(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':';
}

bool is_in_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// Where the tokens of a JSON text are, in the order in which the parser reports them.
class JsonText {
 public:
  // A byte order mark is skipped: decoding takes off the first, but texts are glued together.
  explicit JsonText(std::string_view text)
      : text_(text), at_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

  Tree::Stored bracket(NodeKind kind) { return token(kind, begin() + 1); }

  // `true`, `false` or `null`.
  Tree::Stored word(NodeKind kind, std::string_view word) {
    return token(kind, begin() + word.size());
  }

  Tree::Stored number() {
    std::size_t end = begin();
    while (end < text_.size() && is_in_number(text_[end])) ++end;
    return token(NodeKind::scalar, end);
  }

  Tree::Stored string() {
    std::size_t end = begin() + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
    return token(NodeKind::scalar, std::min(end + 1, text_.size()));
  }

  std::string_view text(const Tree::Stored& node) const {
    return text_.substr(node.begin, node.end - node.begin);
  }
  std::uint32_t cursor() const { return static_cast<std::uint32_t>(at_); }

 private:
  std::size_t begin() {
    while (at_ < text_.size() && is_between_tokens(text_[at_])) ++at_;
    return at_;
  }

  Tree::Stored token(NodeKind kind, std::size_t end) {
    Tree::Stored node;
    node.kind = kind;
    node.begin = static_cast<std::uint32_t>(at_);
    node.end = static_cast<std::uint32_t>(end);
    at_ = end;
    return node;
  }

  std::string_view text_;
  std::size_t at_;
};

// Turns nlohmann's events into nodes. An event that returns false stops the parser.
class Reader : public nlohmann::json_sax<nlohmann::json> {
 public:
  Reader(const SourceFile& file, Tree& tree, const Limits& limits)
      : file_(file), tree_(tree), text_(file.text()), builder_(tree, file.text(), limits) {}

  bool null() override { return leaf(text_.word(NodeKind::null, "null")); }
  bool boolean(bool value) override {
    return plain(text_.word(NodeKind::scalar, value ? "true" : "false"));
  }
  bool number_integer(number_integer_t /*value*/) override { return plain(text_.number()); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return plain(text_.number()); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
    return plain(text_.number());
  }
  bool string(string_t& value) override { return leaf(quoted(value)); }
  bool key(string_t& value) override { return leaf(quoted(value)); }
  bool binary(binary_t& /*value*/) override { return false; }  // not in JSON text

  bool start_object(std::size_t /*size*/) override { return open(NodeKind::mapping); }
  bool start_array(std::size_t /*size*/) override { return open(NodeKind::sequence); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& error) override {
    const std::size_t open =
        builder_.has_open() ? tree_.at(builder_.innermost()).begin : JsonStop::none;
    problem_ = json_problem(file_, {position, text_.cursor(), open, error.what()});
    return false;
  }

  void finish() { builder_.finish(text_.cursor()); }
  std::optional<Note> problem() const { return problem_ ? problem_ : builder_.problem(); }

 private:
  bool leaf(const Tree::Stored& node) {
    builder_.leaf(node);
    return !builder_.problem();
  }

  bool plain(Tree::Stored node) {
    node.text = text_.text(node);
    return leaf(node);
  }

  Tree::Stored quoted(const std::string& value) {
    Tree::Stored node = text_.string();
    const std::string_view written = text_.text(node).substr(1, value.size());
    node.style = ScalarStyle::double_quoted;
    node.text = value == written ? written : tree_.keep(value);
    return node;
  }

  bool open(NodeKind kind) {
    builder_.open(text_.bracket(kind));
    return !builder_.problem();
  }

  bool close() {
    builder_.close(text_.bracket(NodeKind::null).end);
    return true;
  }

  const SourceFile& file_;
  Tree& tree_;
  JsonText text_;
  TreeBuilder builder_;
  std::optional<Note> problem_;
};

}  // namespace

Parsed parse_json(const SourceFile& file, const Limits& limits) {
  Parsed parsed{Tree(file.id()), {}};
  Reader reader(file, parsed.tree, limits);
  const std::string_view text = file.text();
  nlohmann::json::sax_parse(text.begin(), text.end(), &reader);
  reader.finish();
  if (const auto problem = reader.problem()) parsed.problems.push_back(*problem);
  return parsed;
}

}  // namespace plimsoll
