// What everything in a Deployment has: the resource that declares it, what the file calls it, and
// where it is declared.
#pragma once

#include <string>

#include "model/place.h"
#include "resource/resource.h"

namespace plimsoll {

struct Declared {
  // The resource that declares it, or in which it is written (a route in an OpenAPI body belongs to
  // its API). Never null in a Deployment; lives as long.
  const Resource* resource = nullptr;
  // As the file calls it, for messages: the logical id; "GET /orders" of a route.
  std::string name;
  // The key that declares it: where to point when it lacks something.
  Place where{Span{}};

  const Place& place() const { return where; }
  // NOLINTNEXTLINE(google-explicit-constructor): what is declared can be pointed at.
  operator Place() const { return where; }
};

// A property that names something else: by Ref, by ARN, or by its name.
struct Target {
  Value value;  // as written; absent when nothing is named
  // What it names, when the files declare it: null when it is outside the files or not known.
  const Resource* resource = nullptr;

  bool is_absent() const { return value.is_absent(); }
  // NOLINTNEXTLINE(google-explicit-constructor): a property can be pointed at.
  operator Place() const { return value; }
};

}  // namespace plimsoll
