// Functions that are seen to write to what sets them off.
//
// In: a deployment, with its joins. Out: triggers whose function writes to their source and is set
// off by nothing else. That it writes is shown by its code; where that is not known, by a role of
// its own, which allows to write and not to read, and a variable of its own, which tells where.
// A filter on the trigger and `RecursiveLoop: Allow` leave room for something innocent; so do an
// `if` around the writing and, without code, a wider grant, and a variable or role that others
// share.
#pragma once

#include <string_view>
#include <vector>

#include "model/deployment.h"

namespace plimsoll {

struct SelfFeeding {
  const Invocation& trigger;
  const Resource& source;   // the queue, topic, bucket or table
  std::string_view deed;    // what the function does to it: "send to"
  bool is_watched = false;  // Lambda detects loops through such a source
  Place call;               // that does it; nowhere when the code is not known
  Place variable;           // that says where the source is; may be nowhere beside a call
  Place grant;              // the statement that allows the deed
};

std::vector<SelfFeeding> self_feeding(const Deployment& deployment);

}  // namespace plimsoll
