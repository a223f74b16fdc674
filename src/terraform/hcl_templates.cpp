#include "terraform/hcl_templates.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "terraform/json_letters.h"
#include "text/begins_like_json.h"
#include "text/utf8.h"

namespace plimsoll::terraform {

namespace {

using syntax::Node;
using syntax::Range;

constexpr std::string_view blanks = " \t\r\n";

bool is_filled(Node node) {
  return node.is("template_interpolation") || node.is("template_directive");
}

// The first and the last token of `${…}` or of a directive; those of a directive are in what it
// begins and ends with.
Node opening(Node node) {
  while (node.is("template_directive") || node.is("template_if") || node.is("template_for")) {
    const std::vector<Node> children = node.children();
    if (children.empty()) return {};
    node = children.front();
  }
  return node;
}

Node closing(Node node) {
  while (node.is("template_directive") || node.is("template_if") || node.is("template_for")) {
    const std::vector<Node> children = node.children();
    if (children.empty()) return {};
    node = children.back();
  }
  return node;
}

bool strips_before(Node node) {
  const std::vector<Node> parts = opening(node).parts();
  return parts.size() > 1 && parts[1].is("strip_marker");
}

bool strips_behind(Node node) {
  const std::vector<Node> parts = closing(node).parts();
  return parts.size() > 2 && parts[parts.size() - 2].is("strip_marker");
}

// A literal part with where each of its bytes stands.
class Literal {
 public:
  Literal(std::string_view source, const Places& places, TemplateReader::Form form)
      : source_(source), places_(places), form_(form) {}

  void take(Range range) {
    for (std::uint32_t at = range.begin; at < range.end;) at = take_one(at, range.end);
  }

  void trim_first() {
    const std::size_t kept = std::min(text_.find_first_not_of(blanks), text_.size());
    text_.erase(0, kept);
    ranges_.erase(ranges_.begin(), ranges_.begin() + static_cast<std::ptrdiff_t>(kept));
  }

  void trim_last() {
    const std::size_t last = text_.find_last_not_of(blanks);
    text_.resize(last == std::string::npos ? 0 : last + 1);
    ranges_.resize(text_.size());
  }

  const std::string& text() const { return text_; }

  String finish(bool spells) && {
    if (!spells) return {std::move(text_)};
    return {std::move(text_),
            std::make_shared<Letters>(Letters{places_.file(), std::move(ranges_)})};
  }

 private:
  std::uint32_t take_one(std::uint32_t at, std::uint32_t end) {
    if (form_.indent > 0 && (at == 0 || source_[at - 1] == '\n')) {
      const std::uint32_t most = std::min(end, at + form_.indent);
      while (at < most && source_[at] == ' ') ++at;
      if (at >= end) return at;
    }
    const std::string_view rest = source_.substr(at, end - at);
    if (rest.starts_with("$${") || rest.starts_with("%%{")) return put(rest.substr(1, 2), at, 3);
    if (form_.is_quoted && rest[0] == '\\' && rest.size() > 1) return take_escape(rest, at);
    return put(rest.substr(0, 1), at, 1);
  }

  std::uint32_t take_escape(std::string_view rest, std::uint32_t at) {
    switch (rest[1]) {
      case 'n':
        return put("\n", at, 2);
      case 'r':
        return put("\r", at, 2);
      case 't':
        return put("\t", at, 2);
      case 'u':
        return take_code_point(rest, at, 6);
      case 'U':
        return take_code_point(rest, at, 10);
      default:
        return put(rest.substr(1, 1), at, 2);
    }
  }

  std::uint32_t take_code_point(std::string_view rest, std::uint32_t at, std::uint32_t length) {
    char32_t value = 0;
    if (rest.size() < length) return put(rest.substr(0, 1), at, 1);
    for (const char digit : rest.substr(2, length - 2)) {
      const char low = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit + 32) : digit;
      const bool is_letter = low >= 'a' && low <= 'f';
      if (!is_letter && (low < '0' || low > '9')) return put(rest.substr(0, 1), at, 1);
      value = value * 16 + static_cast<char32_t>(is_letter ? low - 'a' + 10 : low - '0');
    }
    std::string text;
    append_utf8(text, value <= 0x10FFFF ? value : 0xFFFD);
    return put(text, at, length);
  }

  // These bytes are written as the next `length` bytes of the source.
  std::uint32_t put(std::string_view bytes, std::uint32_t at, std::uint32_t length) {
    text_ += bytes;
    const Letters::Range where{places_.letter(at).begin, places_.letter(at + length - 1).end};
    ranges_.insert(ranges_.end(), bytes.size(), where);
    return at + length;
  }

  std::string_view source_;
  const Places& places_;
  TemplateReader::Form form_;
  std::string text_;
  std::vector<Letters::Range> ranges_;
};

ExpressionPtr make(Span span, String form) {
  return std::make_shared<Expression>(Expression{span, std::move(form)});
}

// How many spaces every line begins with; blank lines do not count.
std::uint32_t common_indent(std::string_view text) {
  std::size_t indent = std::string_view::npos;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    const std::size_t first = text.find_first_not_of(' ', line);
    if (first < next && text.find_first_not_of(blanks, line) < next) {
      indent = std::min(indent, first - line);
    }
    line = next;
  }
  return indent == std::string_view::npos ? 0 : static_cast<std::uint32_t>(indent);
}

}  // namespace

ExpressionPtr TemplateReader::read(Range content, Nodes nodes, Span whole) {
  return whole_of(parts(content, nodes, {}), whole);
}

std::vector<ExpressionPtr> TemplateReader::parts(Range content, Nodes nodes, Trim trim) {
  std::vector<ExpressionPtr> parts;
  std::uint32_t at = content.begin;
  bool trims_first = trim.first;
  for (const Node node : nodes) {
    if (!is_filled(node) || node.range().begin < at) continue;
    add_literal(parts, {at, node.range().begin}, {trims_first, strips_before(node)});
    parts.push_back(filled(node));
    at = node.range().end;
    trims_first = strips_behind(node);
  }
  add_literal(parts, {at, std::max(at, content.end)}, {trims_first, trim.last});
  return parts;
}

ExpressionPtr TemplateReader::whole_of(std::vector<ExpressionPtr> parts, Span span) {
  if (parts.empty()) return make(span, String{});
  if (parts.size() > 1) {
    return std::make_shared<Expression>(Expression{span, Template{std::move(parts)}});
  }
  const auto* literal = parts[0]->as<String>();
  return literal ? make(span, *literal) : parts[0];
}

void TemplateReader::add_literal(std::vector<ExpressionPtr>& parts, Range range, Trim trim) {
  const Places& places = expressions_.places();
  Literal literal(expressions_.text(), places, form_);
  literal.take(range);
  if (trim.first) literal.trim_first();
  if (trim.last) literal.trim_last();
  if (!is_begun_) spells_ = begins_like_json(literal.text());
  is_begun_ = true;
  if (literal.text().empty()) return;
  parts.push_back(make(places.span(range), std::move(literal).finish(spells_)));
}

ExpressionPtr TemplateReader::filled(Node node) {
  if (node.is("template_directive")) return directive(node);
  for (const Node child : node.children()) {
    if (child.is("expression")) return expressions_.read(child);
  }
  return make(expressions_.places().span(node.range()), String{});
}

ExpressionPtr TemplateReader::directive(Node node) {
  const std::vector<Node> forms = node.children();
  if (!forms.empty() && forms[0].is("template_if")) return either(forms[0]);
  if (!forms.empty() && forms[0].is("template_for")) return repeated(forms[0]);
  return expressions_.read({});
}

// What stands between two markers of a directive.
ExpressionPtr TemplateReader::between(Node from, Node to, Nodes nodes) {
  const Range content{from.range().end, to.range().begin};
  std::vector<Node> inside(nodes.begin(), nodes.end());
  std::erase_if(inside, [content](Node node) {
    return node.range().begin < content.begin || node.range().end > content.end;
  });
  const Span span = expressions_.places().span(content);
  return whole_of(parts(content, inside, {strips_behind(from), strips_before(to)}), span);
}

ExpressionPtr TemplateReader::either(Node node) {
  const std::vector<Node> children = node.children();
  if (children.size() < 2) return expressions_.read({});
  const Node intro = children.front();
  const Node end = children.back();
  const auto otherwise =
      std::ranges::find_if(children, [](Node child) { return child.is("template_else_intro"); });
  Conditional form;
  for (const Node child : intro.children()) {
    if (child.is("expression")) form.condition = expressions_.read(child);
  }
  if (!form.condition) form.condition = expressions_.read({});
  const Span span = expressions_.places().span(node.range());
  const bool has_else = otherwise != children.end();
  form.then = between(intro, has_else ? *otherwise : end, children);
  form.otherwise = has_else ? between(*otherwise, end, children) : make(span, String{});
  return std::make_shared<Expression>(Expression{span, std::move(form)});
}

ExpressionPtr TemplateReader::repeated(Node node) {
  const std::vector<Node> children = node.children();
  if (children.size() < 2) return expressions_.read({});
  Repeat form;
  for (const Node child : children.front().children()) {
    if (child.is("identifier")) form.key = std::exchange(form.value, std::string(child.text()));
    if (child.is("expression")) form.over = expressions_.read(child);
  }
  if (!form.over) form.over = expressions_.read({});
  form.body = between(children.front(), children.back(), children);
  return std::make_shared<Expression>(
      Expression{expressions_.places().span(node.range()), std::move(form)});
}

ExpressionPtr ExpressionReader::quoted(Node node) {
  const std::vector<Node> children = node.children();
  if (children.size() < 2) return unreadable(node);
  const Range content{children.front().range().end, children.back().range().begin};
  TemplateReader reader(*this, {.is_quoted = true});
  return reader.read(content, Nodes(children).subspan(1), places_.span(node.range()));
}

ExpressionPtr ExpressionReader::heredoc(Node node) {
  const std::vector<Node> children = node.children();
  if (children.size() < 3) return unreadable(node);
  const std::uint32_t last = children.back().range().begin;
  const auto from = static_cast<std::uint32_t>(
      std::min<std::size_t>(text_.find('\n', children[1].range().end), last));
  const std::size_t line_break = last == 0 ? 0 : text_.rfind('\n', last - 1) + 1;
  Range content{std::min(from + 1, last), static_cast<std::uint32_t>(line_break)};
  content.end = std::max(content.begin, content.end);
  TemplateReader::Form form;
  if (children[0].text() == "<<-") {
    form.indent = common_indent(text_.substr(content.begin, content.end - content.begin));
  }
  TemplateReader reader(*this, form);
  return reader.read(content, Nodes(children).subspan(2), places_.span(node.range()));
}

}  // namespace plimsoll::terraform
