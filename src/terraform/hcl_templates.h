// Texts with something to fill in: quoted strings, heredocs and their directives.
//
// In: the node of a template, and what of the text it holds. Out: a String, a Template, or the
// expression that is alone in it. Private to the readers of HCL.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/syntax.h"
#include "terraform/expression.h"
#include "terraform/hcl_expressions.h"

namespace plimsoll::terraform {

class TemplateReader {
 public:
  struct Form {
    bool is_quoted = false;    // backslashes escape
    std::uint32_t indent = 0;  // spaces that begin each line and are not meant: `<<-`
  };

  TemplateReader(ExpressionReader& expressions, Form form)
      : expressions_(expressions), form_(form) {}

  // `content` is what stands between the quotes, `nodes` are the children of the template there.
  // A text without anything to fill in gets the span of the whole.
  ExpressionPtr read(syntax::Range content, std::span<const syntax::Node> nodes, Span whole);

 private:
  using Nodes = std::span<const syntax::Node>;
  // Whether `~` takes the blanks before the end and after the beginning of what stands around.
  struct Trim {
    bool first = false;
    bool last = false;
  };

  std::vector<ExpressionPtr> parts(syntax::Range content, Nodes nodes, Trim trim);
  static ExpressionPtr whole_of(std::vector<ExpressionPtr> parts, Span span);
  void add_literal(std::vector<ExpressionPtr>& parts, syntax::Range range, Trim trim);
  ExpressionPtr filled(syntax::Node node);
  ExpressionPtr directive(syntax::Node node);
  ExpressionPtr either(syntax::Node node);
  ExpressionPtr repeated(syntax::Node node);
  ExpressionPtr between(syntax::Node from, syntax::Node to, Nodes nodes);

  ExpressionReader& expressions_;
  Form form_;
  bool is_begun_ = false;
  bool spells_ = false;  // the text begins like JSON
};

}  // namespace plimsoll::terraform
