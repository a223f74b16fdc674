// What a source of Ruby reads of the environment.
//
// In: an expression. Out: the variable that it reads and what becomes of its value, where the name
// is written in the file. Refuses names that are made while the code runs.
#pragma once

#include <optional>

#include "code/facts.h"
#include "outline/outline.h"
#include "outline/ruby_source.h"

namespace plimsoll::outline {

std::optional<code::EnvironmentRead> read_by(const RubySource& source, Node expression);

// Of a method that raises where the variable that a parameter names is not set.
std::optional<Asks> asked_by(const RubySource& source, Node method);

// Whether it sets variables, or loads them from elsewhere.
bool sets_environment(Node expression);

}  // namespace plimsoll::outline
