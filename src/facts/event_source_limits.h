// What the properties of an AWS::Lambda::EventSourceMapping may be, source by source.
//
// A pair that is not found is one of which the sources read say nothing: nothing may be said of
// it. Where they disagree the row has the wider bounds. Source: event_source_limits.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "facts/event_source.h"
#include "facts/policy_statement.h"

namespace plimsoll {

// Which queues a row is for; every other source has `any`.
enum class QueueKind : std::uint8_t { any, fifo, standard };

enum class PropertyUse : std::uint8_t { optional, required, forbidden };

struct EventSourceLimit {
  EventSource event_source;
  QueueKind queue;
  std::string_view property;  // "BatchSize", "ScalingConfig.MaximumConcurrency"
  PropertyUse use;
  // Bounds of the number, or of the length of the list; both included.
  std::optional<int> min;
  std::optional<int> max;
  std::optional<int> also;  // a number outside the bounds that is allowed: -1 for "no limit"
  std::optional<int> default_value;
  Words values;                // the allowed texts; empty: any
  std::string_view condition;  // what else must hold, for messages; may be empty

  // Whether a number is within the bounds.
  bool admits(int number) const {
    return number == also || (number >= min.value_or(number) && number <= max.value_or(number));
  }
};

// The row of a property for a source; for SQS, of that kind of queue. Null when there is none.
const EventSourceLimit* find_event_source_limit(EventSource source, std::string_view property,
                                                QueueKind queue = QueueKind::any);
// All rows of a source.
std::span<const EventSourceLimit> event_source_limits(EventSource source);

}  // namespace plimsoll
