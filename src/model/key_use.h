// What the functions of the files do with things that are encrypted with a key of the files, as far
// as the files show it: what feeds them, what takes their failed events, and what a statement of
// their role names.
#pragma once

#include <string_view>
#include <vector>

#include "model/encryption.h"
#include "model/place.h"

namespace plimsoll {

struct Function;

struct KeyUse {
  const Function& function;
  const Resource& encrypted;  // the queue, topic, stream …
  Encryption encryption;
  std::string_view action;  // what the function's role needs on the key: "kms:Decrypt"
  Place place;              // what shows that it does it
  bool by_lambda = false;   // Lambda does it, with the function's role: it polls, or sends on
};

// Only of functions with a role of the files. A statement that names everything ("*") shows
// nothing.
std::vector<KeyUse> key_uses(const Deployment& deployment);

}  // namespace plimsoll
