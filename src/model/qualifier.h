// Which version of a function is meant: an alias, a published version, or the function as it is.
#pragma once

#include <string>

#include "model/answer.h"

namespace plimsoll {

struct Alias;
struct Version;

struct Qualifier {
  // "live", "3"; empty for the function itself (`$LATEST`). Of one that only AWS or the deployer
  // knows, what the file says ("${Stage}").
  std::string text;
  bool known = true;
  const Alias* alias = nullptr;      // when the files declare it
  const Version* version = nullptr;  // when the files declare it

  bool is_latest() const { return known && text.empty(); }
};

// Whether both mean the same version. Never `yes` for an alias and the version behind it: what is
// configured on one does not hold for the other.
Answer same(const Qualifier& left, const Qualifier& right);

}  // namespace plimsoll
