#include <algorithm>
#include <istream>
#include <streambuf>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "tree/builder.h"
#include "tree/tree.h"
#include "tree/yaml_problem.h"
#include "tree/yaml_text.h"

namespace plimsoll {
namespace {

// Gives yaml-cpp the text behind a byte order mark, so that it never guesses at another encoding.
// Its marks count from behind the mark: they are offsets in the text.
class MarkedText : public std::streambuf {
 public:
  explicit MarkedText(std::string_view text) : text_(text) {
    setg(mark_, mark_, mark_ + sizeof(mark_));
  }

 protected:
  int_type underflow() override {
    if (text_.empty()) return traits_type::eof();
    char* const begin = const_cast<char*>(text_.data());  // a get area is never written to
    setg(begin, begin, begin + text_.size());
    text_ = {};
    return traits_type::to_int_type(*begin);
  }

 private:
  char mark_[3] = {'\xEF', '\xBB', '\xBF'};
  std::string_view text_;
};

// Leaves yaml-cpp's parser from inside an event; what is wrong is in the builder.
struct Stop {};

// Turns yaml-cpp's events into nodes.
class Reader : public YAML::EventHandler {
 public:
  Reader(const SourceFile& file, Tree& tree, const Limits& limits)
      : tree_(tree), text_(file), builder_(tree, file.text(), limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(NodeKind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(NodeKind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  void finish(bool is_whole);
  const std::optional<Note>& problem() const { return builder_.problem(); }

 private:
  using Place = TreeBuilder::Place;

  // What closing a collection needs to know of its beginning.
  struct Open {
    std::uint32_t content = 0;
    int column = -1;
    bool in_brackets = false;
  };

  void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  char indicator_before_value() const;
  std::string_view stored(const std::string& value, std::string_view written);
  void stop_on_problem() const {
    if (builder_.problem()) throw Stop();
  }

  Tree& tree_;
  YamlText text_;
  TreeBuilder builder_;
  std::vector<Open> open_;
};

std::uint32_t offset_of(const YAML::Mark& mark) {
  return static_cast<std::uint32_t>(std::max(mark.pos, 0));
}

Tree::Stored node_at(const Extent& extent, NodeKind kind) {
  Tree::Stored node;
  node.kind = kind;
  node.tag = extent.tag;
  node.begin = extent.begin;
  node.end = extent.end;
  return node;
}

ScalarStyle style_of(char first) {
  switch (first) {
    case '\'':
      return ScalarStyle::single_quoted;
    case '"':
      return ScalarStyle::double_quoted;
    case '|':
      return ScalarStyle::literal;
    case '>':
      return ScalarStyle::folded;
    default:
      return ScalarStyle::plain;
  }
}

void Reader::OnDocumentStart(const YAML::Mark& /*mark*/) {
  builder_.forget_anchors();
}

void Reader::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const YamlText::Properties properties{false, anchor != 0};
  const Extent extent = text_.null(offset_of(mark), properties, indicator_before_value());
  builder_.leaf(node_at(extent, NodeKind::null), static_cast<std::uint32_t>(anchor));
  stop_on_problem();
}

void Reader::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Extent extent = text_.alias(offset_of(mark));
  builder_.alias(node_at(extent, NodeKind::alias), static_cast<std::uint32_t>(anchor));
  stop_on_problem();
}

void Reader::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                      const std::string& value) {
  const int indent = open_.empty() ? -1 : open_.back().column;
  const Extent extent = text_.scalar(offset_of(mark), {tag != "?", anchor != 0}, value, indent);
  Tree::Stored node = node_at(extent, NodeKind::scalar);
  if (extent.content < extent.end) node.style = style_of(text_.at(extent.content));
  const std::size_t quotes =
      node.style == ScalarStyle::single_quoted || node.style == ScalarStyle::double_quoted ? 1 : 0;
  node.text = stored(value, text_.text().substr(extent.content + quotes, value.size()));
  builder_.leaf(node, static_cast<std::uint32_t>(anchor));
  stop_on_problem();
}

void Reader::open(NodeKind kind, const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  const Extent extent = text_.open(offset_of(mark), {tag != "?", anchor != 0});
  // In `[{a: b}: c]` the bracket belongs to the key, which begins where its mapping begins.
  if (!open_.empty() && open_.back().in_brackets && open_.back().content == extent.begin) {
    open_.back().in_brackets = false;
  }
  Open opened{extent.content, -1, false};
  const char first = text_.at(extent.content);
  if (style == YAML::EmitterStyle::Flow) {
    opened.in_brackets = first == (kind == NodeKind::mapping ? '{' : '[');
  } else {
    opened.column = text_.column(extent.content);
  }
  builder_.open(node_at(extent, kind), static_cast<std::uint32_t>(anchor));
  open_.push_back(opened);
  stop_on_problem();
}

void Reader::close() {
  const Open closed = open_.back();
  open_.pop_back();
  builder_.close(closed.in_brackets ? text_.close_bracket(closed.content) : text_.cursor());
}

// The character behind which a value that is not written would stand; 0 when there is none.
char Reader::indicator_before_value() const {
  if (builder_.place() == Place::value) return ':';
  const bool is_block_item = builder_.place() == Place::item && !open_.back().in_brackets;
  return is_block_item ? '-' : '\0';
}

std::string_view Reader::stored(const std::string& value, std::string_view written) {
  return value == written ? written : tree_.keep(value);
}

void Reader::finish(bool is_whole) {
  if (is_whole) text_.skip_to(static_cast<std::uint32_t>(text_.text().size()));
  for (const Tree::Comment& comment : text_.comments()) tree_.add_comment(comment);
  builder_.finish(text_.cursor());
}

// yaml-cpp knows \n and \r\n only.
std::string with_line_feeds(std::string_view text) {
  std::string changed(text);
  for (std::size_t at = 0; at < changed.size(); ++at) {
    const bool is_alone = changed[at] == '\r' && changed.compare(at, 2, "\r\n") != 0;
    if (is_alone) changed[at] = '\n';
  }
  return changed;
}

bool has_lone_carriage_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos;
       at = text.find('\r', at + 1)) {
    if (text.compare(at, 2, "\r\n") != 0) return true;
  }
  return false;
}

// Runs yaml-cpp over the text. The answer is what stopped it, if something did.
std::optional<Note> read(std::string_view text, const SourceFile& file, Reader& reader) {
  MarkedText buffer(text);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) {
    }
  } catch (const YAML::Exception& error) {
    return yaml_problem(file, offset_of(error.mark), error.msg);
  } catch (const Stop&) {
    return reader.problem();
  }
  return std::nullopt;
}

}  // namespace

Parsed parse_yaml(const SourceFile& file, const Limits& limits) {
  Parsed parsed{Tree(file.id()), {}};
  Reader reader(file, parsed.tree, limits);
  const std::string changed =
      has_lone_carriage_return(file.text()) ? with_line_feeds(file.text()) : std::string();
  const std::string_view text = changed.empty() ? file.text() : std::string_view(changed);
  const std::optional<Note> problem = read(text, file, reader);
  reader.finish(!problem);
  if (problem) parsed.problems.push_back(*problem);
  return parsed;
}

}  // namespace plimsoll
