// Functions that are seen to write to what sets them off.
//
// In: a deployment, with its joins. Out: triggers whose function may write to their source and not
// read it, by a role of its own, is told by a variable of its own where that is, and is set off by
// nothing else. A wider grant, a variable or a role that others share, a filter on the trigger, and
// `RecursiveLoop: Allow` leave room for something innocent.
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
  Place variable;           // that says where the source is
  Place grant;              // the statement that allows the deed
};

std::vector<SelfFeeding> self_feeding(const Deployment& deployment);

}  // namespace plimsoll
