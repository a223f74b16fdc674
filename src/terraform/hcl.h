// HCL as Terraform writes it: `.tf` files, `.tfvars`, and templates that stand alone.
//
// In: a file, or the text of a template. Out: its Body, its comments and where it cannot be read;
// an Expression. Refuses: nesting beyond what anyone writes, which is Unreadable. Terraform takes
// no configuration with a file that it cannot read, so of a Body with a problem only the problem
// is worth anything.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "resource/value.h"
#include "terraform/block.h"
#include "terraform/expression.h"
#include "text/source.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

struct Hcl {
  Body body;
  // Without their markers; one for each line of a comment between `/*` and `*/`.
  std::vector<Tree::Comment> comments;
  std::optional<Note> problem;
};

Hcl read_hcl(const SourceFile& file);

// A text with `${…}` and `%{…}` in which nothing is escaped by a backslash: a string of `.tf.json`
// (after JSON's own escapes), a file for `templatefile`. `letters` has a range for each byte.
ExpressionPtr read_template_text(std::string_view text, const Letters& letters);

}  // namespace plimsoll::terraform
