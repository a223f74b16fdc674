// Terraform's JSON syntax: `.tf.json` and `.tfvars.json`.
//
// In: a document tree. Out: a Body. Strings are templates whose expressions are parsed, with spans
// behind JSON's escapes. What the language takes for names of blocks are blocks here: resources,
// variables, `dynamic`; other objects are attributes. `"//"` keys are comments. Refuses nothing:
// what has another shape than Terraform wants is left out.
#pragma once

#include "terraform/block.h"
#include "text/source.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

Body read_json_body(Node root, const SourceFile& file);
// Names and values: nothing is filled in.
Body read_json_values(Node root);

}  // namespace plimsoll::terraform
