// Where what failed goes: every dead-letter queue and destination that the files write, in one
// list.
//
// In: a Deployment. Out: a path for each, whether or not its end is in the files. A RedrivePolicy
// that cannot be read has no path.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/deployment.h"

namespace plimsoll {

struct DeadLetterPath {
  enum class Sender : std::uint8_t {
    queue,          // RedrivePolicy
    function,       // DeadLetterConfig
    async_failure,  // DestinationConfig of an AWS::Lambda::EventInvokeConfig
    async_success,
    mapping,  // DestinationConfig of an event source mapping
    subscription,
    rule,
    schedule,
    pipe,
  };
  Sender sender;
  std::string what;      // for messages: "queue `Orders`"
  const Resource* from;  // the queue, the function, the rule …; never null
  Target target;
};

// In the order of the enumeration, then of the files.
std::vector<DeadLetterPath> dead_letter_paths(const Deployment& deployment);

// Whether the end of a path keeps its messages in order, a queue or a topic; outside the files its
// name tells, which ends in ".fifo".
Answer is_fifo(const Target& target, const Deployment& deployment);

}  // namespace plimsoll
