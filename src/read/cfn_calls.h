// The intrinsics that stand in a part of a template, without carrying them out.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "tree/tree.h"

namespace plimsoll {

// An intrinsic as it is called: `!Sub "…"` or `Fn::Sub: "…"`.
struct Call {
  std::string_view name;  // the long form: "Fn::Sub", "Ref"
  Node argument;          // of the short form the tagged node itself
  bool tagged = false;    // the argument bears the tag of this very call
  Span span;              // the call as a whole
};

// The call that a node is, if it is one.
std::optional<Call> call_at(Node node);
// The call that a mapping `{Fn::X: …}` makes, whatever its tag.
std::optional<Call> long_call_at(Node node);

// Every call at and below a node, outer ones first.
void each_call(Node node, const std::function<void(const Call&)>& visit);

// The names that a call of Ref or Fn::Sub refers to: "Orders", "Orders.Arn", "AWS::Region".
std::vector<std::string_view> names_in(const Call& call);

}  // namespace plimsoll
