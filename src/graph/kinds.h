// What a type of resource is called in a picture, and how it is drawn.
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.h"

namespace plimsoll::graph {

struct Kind {
  std::string name;  // "queue"; of a type that has no name of its own here, its last part
  Shape shape = Shape::other;
};

Kind kind_of(std::string_view type);

}  // namespace plimsoll::graph
