// What is remembered of a loop and of a try in it while they are followed: whether the loop makes a
// remote call again that failed. Used by walk_loops.cpp and walk_statements.cpp.
#pragma once

#include <optional>
#include <vector>

#include "code/walker.h"

namespace plimsoll::code {

// One turn of a loop.
struct Walker::Turn {
  std::size_t loop = 0;              // in CodeFacts::loops
  std::optional<ExpressionId> test;  // of a while
  const Frame* frame = nullptr;      // of the function in which the loop stands
  Turn* outer = nullptr;
  const Recursion* recursion = nullptr;  // where it is a call of a function by itself
  int successes = 0;                     // exits from the loop in what is tried: where it succeeded
  int caught = 0;                        // what is raised there
  std::vector<Retry> retries;
};

// What a try does before anything is caught.
struct Walker::Trial {
  std::size_t calls_before = 0;
  Exits exits_before;
  bool makes_a_call = false;
  bool ends_the_loop = false;  // where nothing is raised
  bool polls = false;          // not on every path
  std::size_t call = 0;        // the last one made
};

}  // namespace plimsoll::code
