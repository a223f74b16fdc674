#include "facts/sam_events.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/sam_events.inc"

static_assert(is_keyed(sam_event_rows, &SamEvent::type));

}  // namespace

const SamEvent* find_sam_event(std::string_view type) {
  return find_row(sam_event_rows, type, &SamEvent::type);
}

std::span<const SamEvent> sam_events() {
  return sam_event_rows;
}

}  // namespace plimsoll
