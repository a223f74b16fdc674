#include "facts/event_source_limits.h"

#include <algorithm>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/event_source_limits.inc"

static_assert(std::ranges::is_sorted(event_source_limit_rows, {}, &EventSourceLimit::event_source));

}  // namespace

const EventSourceLimit* find_event_source_limit(EventSource source, std::string_view property,
                                                QueueKind queue) {
  for (const EventSourceLimit& limit : event_source_limits(source)) {
    const bool for_queue = limit.queue == QueueKind::any || limit.queue == queue;
    if (limit.property == property && for_queue) return &limit;
  }
  return nullptr;
}

std::span<const EventSourceLimit> event_source_limits(EventSource source) {
  return find_rows(event_source_limit_rows, source, &EventSourceLimit::event_source);
}

}  // namespace plimsoll
