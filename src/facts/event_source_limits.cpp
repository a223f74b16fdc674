#include "facts/event_source_limits.h"

#include <algorithm>
#include <iterator>

namespace plimsoll {

namespace {

#include "facts/event_source_limits.inc"

static_assert(std::ranges::is_sorted(event_source_limit_rows, {}, &EventSourceLimit::event_source));

}  // namespace

const EventSourceLimit* find_event_source_limit(EventSource source, std::string_view property,
                                                QueueKind queue) {
  const auto rows = std::ranges::equal_range(event_source_limit_rows, source, {},
                                             &EventSourceLimit::event_source);
  const auto row = std::ranges::find_if(rows, [&](const EventSourceLimit& limit) {
    return limit.property == property && (limit.queue == QueueKind::any || limit.queue == queue);
  });
  return row == rows.end() ? nullptr : &*row;
}

}  // namespace plimsoll
