// Resources that wait for each other: none of them can be created first.
//
// In: the resources of one scenario with their references and DependsOn. Out: one ring for each
// knot of resources, as short as there is one through the knot's first resource. A nested stack is
// one resource for the templates around it: it waits for whatever it is passed. What depends on
// something outside the files waits for nothing here. Cost: linear in resources and references.
#pragma once

#include <vector>

#include "model/deployment.h"

namespace plimsoll {

// `from` is created after `to`, because of what is written at `where`.
struct Wait {
  const Resource* from = nullptr;
  const Resource* to = nullptr;
  Span where;
};

// Each step begins where the one before ends; the last ends where the first begins.
using Ring = std::vector<Wait>;

// In the order of the file.
std::vector<Ring> rings(const Deployment& deployment);

}  // namespace plimsoll
