// Looks through the expressions of a block without following anything.
//
// In: a module, and a block or an expression of it. Out: the names that stand in it, and what it
// assigns, inner expressions and statements included. Does not look into functions that are only
// defined there.
#pragma once

#include <functional>
#include <string_view>

#include "code/program.h"

namespace plimsoll::code {

// Whether a name stands in it.
bool mentions(const Module& module, ExpressionId id, std::string_view name);

// What is assigned, and to what.
using Assigned = std::function<void(ExpressionId target, ExpressionId value)>;
void each_assignment(const Module& module, ExpressionId id, const Assigned& assigned);
void each_assignment(const Module& module, const Block& block, const Assigned& assigned);

}  // namespace plimsoll::code
