// The body of a Terraform file: attributes and nested blocks, whichever syntax it was written in.
//
// In: one file, `.tf` (hcl.h) or `.tf.json` (json.h). Out: a Body with spans, its comments and
// where it cannot be read. In JSON an object may be an attribute or a block, which only the schema
// would tell: it is an attribute there, and who asks for blocks of that name gets its objects.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "terraform/expression.h"
#include "text/span.h"

namespace plimsoll::terraform {

struct BodyAttribute {
  std::string name;
  Span name_span;
  ExpressionPtr value;
};

struct Block;

struct Body {
  std::vector<BodyAttribute> attributes;
  std::vector<Block> blocks;  // `dynamic` blocks too, as they are written

  const BodyAttribute* attribute(std::string_view name) const;
};

struct Label {
  std::string text;
  Span span;
};

// resource "aws_sqs_queue" "orders" { … }
struct Block {
  std::string type;  // "resource", "environment", "dynamic"
  Span type_span;
  std::vector<Label> labels;
  Body body;
  Span span;  // from its type to its closing brace
};

}  // namespace plimsoll::terraform
