// `for` expressions: [for k, v in over : value if condition], {for … : key => value...}.
#pragma once

#include <vector>

#include "resource/value.h"
#include "terraform/expression.h"
#include "text/span.h"

namespace plimsoll::terraform {

class Evaluator;

Value evaluate_loop(Evaluator& evaluator, const For& loop, Span span);

// One step of a loop: what its names stand for.
struct Iteration {
  Value key;
  Value value;
};
// The steps of a loop over a known list or map, in the order in which Terraform takes them.
std::vector<Iteration> iterations(const Value& over, Span span);

}  // namespace plimsoll::terraform
