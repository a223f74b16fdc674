// The deployment as checks see it: functions, queues, roles, routes …, and how they are joined.
//
// In: the Resources of one scenario. Out: plain values with stable addresses; references between
// them hold as long as the Deployment. What the files do not decide is opaque, never guessed.
#pragma once

#include <vector>

#include "resource/resource.h"
#include "text/span.h"

namespace plimsoll {

// The same key twice in one mapping: the later one wins.
struct DuplicateKey {
  std::string key;
  Span first;
  Span second;
};

// What became of reading the files, for the checks on the files themselves.
struct Reading {
  std::vector<Note> unreadable;  // where a parser stopped, and why
  std::vector<DuplicateKey> duplicate_keys;
  std::vector<Region> not_evaluated;
};

struct Deployment {
  Reading reading;
  Resources resources;

  Deployment() = default;
  Deployment(const Deployment&) = delete;
  Deployment& operator=(const Deployment&) = delete;
};

}  // namespace plimsoll
