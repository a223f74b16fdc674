// How many instances a block has: `count` and `for_each`.
//
// In: a block, and the Evaluator of the module in which it stands. Out: its instances with their
// keys, as far as these can be known. Refuses more instances than Terraform would be used with:
// then there is one that stands for all.
#pragma once

#include <string>
#include <vector>

#include "terraform/block.h"
#include "terraform/evaluate.h"

namespace plimsoll::terraform {

// One instance, or one that stands for an unknown number of them.
struct Expanded {
  std::string key;              // of the addresses: `["eu"]`, "[0]", empty
  std::string text;             // the key alone: "eu"
  std::vector<Binding> names;   // `each` or `count`
  bool is_conditional = false;  // nobody knows whether there is one
};

struct Expansion {
  enum class Kind : std::uint8_t { single, counted, keyed, unknown };
  Kind kind = Kind::single;
  std::vector<Expanded> all;
};

Expansion expand(const Block& block, Evaluator& evaluator);

// A nested block of which there is one for each item, if these are known: `dynamic`. What each item
// is bound to under the name of the iterator.
std::optional<std::vector<Value>> expand_dynamic(const Value& for_each);

// What the block stands for as a whole: see Scope::block.
Value whole(const Expansion& expansion, const std::string& address, Span use);

}  // namespace plimsoll::terraform
