// What a source of Go reads of the environment.
//
// In: a call. Out: the variable that it reads and what becomes of its value, where the name is
// written in the file. Refuses names that are made while the code runs.
#pragma once

#include <optional>

#include "code/facts.h"
#include "outline/go_source.h"
#include "outline/outline.h"

namespace plimsoll::outline {

std::optional<code::EnvironmentRead> read_by(const GoSource& source, Node call);

// Of a function that ends the program where the variable that a parameter names is not set.
std::optional<Asks> asked_by(const GoSource& source, Node function);

}  // namespace plimsoll::outline
