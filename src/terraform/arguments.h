// What is written in a block of a resource: its attributes and nested blocks as one map.
//
// In: a Body and the Evaluator of the module in which it stands, with `each` or `count` bound. Out:
// a map; nested blocks are lists of maps, `dynamic` ones carried out. What cannot be known is
// opaque; what comes to null or to an empty text is absent. Arguments that are Terraform's own are
// left out.
#pragma once

#include <string>
#include <vector>

#include "terraform/block.h"
#include "terraform/evaluate.h"

namespace plimsoll::terraform {

// `of`: what has the arguments, for trails: "`aws_lambda_function.ship`".
Value arguments_of(const Body& body, Span span, const Evaluator& evaluator, const Binding* bindings,
                   const std::string& of);

// `lifecycle`, with the attributes of `ignore_changes` as texts: "tags", "all". Absent when it is
// not written.
Value lifecycle_of(const Body& body, const Evaluator& evaluator);

// The names that `depends_on` lists: "aws_iam_role.ship", "module.net".
std::vector<std::string> dependencies_of(const Body& body);

// The traversal that an expression is, as it is written: "aws_sqs_queue.orders", "environment[0]".
// Empty when it is none.
std::string traversal(const Expression& expression);

}  // namespace plimsoll::terraform
