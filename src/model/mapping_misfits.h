// What Lambda refuses of the settings of an event source mapping.
//
// In: a mapping whose kind of source is known. Out: each setting that its source does not take,
// with the row of the limits that says so. What only AWS or the deployer knows is left out, and so
// is ScalingConfig, which queue-concurrency-out-of-range looks at.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/event_source_limits.h"
#include "model/mapping.h"

namespace plimsoll {

struct MappingMisfit {
  enum class Kind : std::uint8_t {
    forbidden,  // written, and not for the source
    missing,    // absent, and the source needs it
    number,     // out of bounds
    count,      // a list with too many or too few items
    text,       // none of the allowed values
  };

  Kind kind;
  const EventSourceLimit* limit;
  Value value;  // absent when missing; of a list of texts the wrong one
};

std::vector<MappingMisfit> misfits(const Mapping& mapping);

}  // namespace plimsoll
