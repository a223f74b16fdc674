// What stands where in a `.tf` file, as the tree that other formats are parsed into: blocks and
// objects are mappings, lists are sequences, everything that is calculated is a scalar as written.
//
// In: a Body and its file. Out: a Tree, for suppressions and `dump --step tree`; it is not what is
// evaluated.
#pragma once

#include "terraform/block.h"
#include "text/source.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

// The key of a block is `resource.aws_sqs_queue.orders`. Blocks of the same name stay apart.
Tree outline(const Body& body, const SourceFile& file);

}  // namespace plimsoll::terraform
