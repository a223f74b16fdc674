// A place to point at, and how what stands there came to where it counts.
//
// Made from a Span, a Value, a Setting or a Resource; taken by Report. A place without a position
// (an absent value) is allowed and prints nothing.
#pragma once

#include "resource/resource.h"
#include "resource/value.h"
#include "text/span.h"

namespace plimsoll {

struct Place {
  Span span;
  Trail trail;

  // NOLINTBEGIN(google-explicit-constructor): whatever has a place can be pointed at.
  Place(Span where) : span(where) {}
  Place(const Value& value) : span(value.span()), trail(value.trail()) {}
  Place(const Resource& resource) : span(resource.span) {}
  // NOLINTEND(google-explicit-constructor)

  bool exists() const { return span.end > span.begin; }
};

}  // namespace plimsoll
