// From the concrete syntax of HCL to expressions.
//
// In: nodes of the grammar. Out: Expressions with spans of the file. What the grammar could not
// read, and what is nested deeper than anyone writes, is Unreadable.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "syntax/syntax.h"
#include "terraform/expression.h"
#include "terraform/places.h"

namespace plimsoll::terraform {

class ExpressionReader {
 public:
  // Text and places must outlive it.
  ExpressionReader(std::string_view text, const Places& places) : text_(text), places_(places) {}

  // An `expression` node.
  ExpressionPtr read(syntax::Node node);
  // A `string_lit`, `quoted_template` or `heredoc_template`.
  ExpressionPtr quoted(syntax::Node node);
  ExpressionPtr heredoc(syntax::Node node);

  std::string_view text() const { return text_; }
  const Places& places() const { return places_; }

 private:
  using Nodes = std::span<const syntax::Node>;

  ExpressionPtr terms(Nodes nodes);
  ExpressionPtr primary(syntax::Node node);
  ExpressionPtr literal(syntax::Node value);
  ExpressionPtr after(ExpressionPtr base, Nodes postfixes);
  ExpressionPtr after(const ExpressionPtr& base, syntax::Node postfix);
  ExpressionPtr index(const ExpressionPtr& base, syntax::Node node);
  ExpressionPtr splat(const ExpressionPtr& base, syntax::Node node, Nodes rest);
  ExpressionPtr conditional(syntax::Node node);
  ExpressionPtr operation(syntax::Node node);
  ExpressionPtr binary(syntax::Node node);
  ExpressionPtr call(syntax::Node node);
  ExpressionPtr collection(syntax::Node node);
  ExpressionPtr object(syntax::Node node);
  ExpressionPtr key(syntax::Node node);
  ExpressionPtr loop(syntax::Node node);
  ExpressionPtr unreadable(syntax::Node node) const;

  template <class Form>
  ExpressionPtr make(syntax::Range range, Form form) const {
    return make_at(places_.span(range), std::move(form));
  }
  template <class Form>
  static ExpressionPtr make_at(Span span, Form form) {
    return std::make_shared<Expression>(Expression{span, std::move(form)});
  }

  std::string_view text_;
  const Places& places_;
  std::size_t depth_ = 0;
};

}  // namespace plimsoll::terraform
