#include "terraform/hcl.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "syntax/syntax.h"
#include "terraform/hcl_expressions.h"
#include "terraform/hcl_templates.h"

namespace plimsoll::terraform {

namespace {

using syntax::Language;
using syntax::Node;
using syntax::Range;
using syntax::Syntax;

constexpr int deepest_block = 50;

class BodyReader {
 public:
  BodyReader(std::string_view text, const Places& places)
      : places_(places), expressions_(text, places) {}

  Body read(Node node, int depth = 0) {
    Body body;
    if (depth > deepest_block) return body;
    for (const Node child : node.children()) {
      if (child.is("attribute")) add_attribute(body, child);
      if (child.is("block")) body.blocks.push_back(block(child, depth));
    }
    return body;
  }

 private:
  void add_attribute(Body& body, Node node) {
    const std::vector<Node> children = node.children();
    if (children.size() != 2) return;  // there is an error, which is reported
    body.attributes.push_back({std::string(children[0].text()), places_.span(children[0].range()),
                               expressions_.read(children[1])});
  }

  Block block(Node node, int depth) {
    Block block;
    block.span = places_.span(node.range());
    bool has_type = false;
    for (const Node child : node.children()) {
      if (child.is("body")) {
        block.body = read(child, depth + 1);
      } else if (child.is("identifier") && !has_type) {
        has_type = true;
        block.type = child.text();
        block.type_span = places_.span(child.range());
      } else if (child.is("identifier")) {
        block.labels.push_back({std::string(child.text()), places_.span(child.range())});
      } else if (child.is("string_lit")) {
        block.labels.push_back(label(child));
      }
    }
    return block;
  }

  Label label(Node node) {
    const ExpressionPtr text = expressions_.quoted(node);
    const auto* literal = text->as<String>();
    return {literal ? literal->text : std::string(node.text()), text->span};
  }

  const Places& places_;
  ExpressionReader expressions_;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

// The lines of a comment without what marks them as such.
void add_comment(const SourceFile& file, Range range, std::vector<Tree::Comment>& comments) {
  const std::string_view text = file.text();
  const bool is_block = text.substr(range.begin).starts_with("/*");
  const std::uint32_t marker = text[range.begin] == '#' ? 1 : 2;
  const std::uint32_t last = is_block ? range.end - 2 : range.end;
  for (std::uint32_t begin = range.begin, at = begin + marker; at <= last;) {
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', at), last));
    const Span line = file.line_span(file.line_at(begin));
    Tree::Comment comment;
    comment.span = {file.id(), begin, std::max(begin, end == last ? range.end : end)};
    comment.text = text.substr(at, end - at);
    comment.alone = is_blank(text.substr(line.begin, begin - line.begin));
    comments.push_back(comment);
    begin = at = end + 1;
  }
}

// The place where the grammar gave up is often far behind the mistake, but never before it: what it
// could make sense of ends there.
Note problem_at(const SourceFile& file, Range range) {
  const std::uint32_t size = static_cast<std::uint32_t>(file.text().size());
  const Span span{file.id(), std::min(range.begin, size), std::min(range.end, size)};
  const std::string_view written = file.text().substr(span.begin, span.end - span.begin);
  const std::string_view line = written.substr(0, written.find_first_of("\r\n"));
  if (line.empty()) return {span, "something is missing here: a bracket, a quote or a value"};
  return {{file.id(), span.begin, span.begin + static_cast<std::uint32_t>(line.size())},
          "this is not HCL, or a bracket, a quote or the end of a heredoc is missing"};
}

}  // namespace

const BodyAttribute* Body::attribute(std::string_view name) const {
  const auto found = std::ranges::find(attributes, name, &BodyAttribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

Hcl read_hcl(const SourceFile& file) {
  // The grammar wants the end of a heredoc to be the end of a line.
  const std::string text = std::string(file.text()) + '\n';
  const Places places(file.id(), static_cast<std::uint32_t>(file.text().size()));
  const Syntax syntax = Syntax::parse(text, Language::hcl);
  Hcl hcl;
  for (const Node part : syntax.root().children()) {
    if (part.is("body")) hcl.body = BodyReader(text, places).read(part);
  }
  for (const Range comment : syntax.comments()) add_comment(file, comment, hcl.comments);
  if (const auto error = syntax.first_error()) hcl.problem = problem_at(file, *error);
  return hcl;
}

// In a heredoc nothing is escaped by a backslash either.
ExpressionPtr read_template_text(std::string_view text, const Letters& letters) {
  std::string end = "END";
  while (text.find(end) != std::string_view::npos) end += '_';
  const std::string begin = fmt::format("x = <<{}\n", end);
  const std::string source = fmt::format("{}{}\n{}\n", begin, text, end);
  const auto shift = static_cast<std::uint32_t>(begin.size());
  const Places places(letters, shift);
  const Range content{shift, shift + static_cast<std::uint32_t>(text.size())};
  const Syntax syntax = Syntax::parse(source, Language::hcl);
  ExpressionReader expressions(source, places);
  Node node = syntax.root();
  while (node && !node.is("heredoc_template")) {
    const std::vector<Node> children = node.children();
    node = children.empty() ? Node() : children.back();
  }
  if (!node || syntax.root().has_error()) return expressions.read({});
  TemplateReader reader(expressions, {});
  return reader.read(content, node.children(), places.span(content));
}

}  // namespace plimsoll::terraform
