// The types of event that a SAM function may have, and how each is wired to it.
// Source: sam_events.tsv, which also says what is generated under which names.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "facts/event_source.h"

namespace plimsoll {

enum class EventWiring : std::uint8_t {
  permission,  // an AWS::Lambda::Permission for a principal
  mapping,     // an AWS::Lambda::EventSourceMapping, and policies on the execution role
  role,        // a role that a principal assumes to call the function
};

struct SamEvent {
  std::string_view type;       // "SQS", "HttpApi"
  std::string_view principal;  // empty for a mapping
  // The managed policy that a mapping adds to the role; empty where SAM writes an inline policy.
  std::string_view managed_policy;
  std::optional<EventSource> event_source;  // of a mapping
  EventWiring wiring;
};

// Null when SAM has no event of that type.
const SamEvent* find_sam_event(std::string_view type);
// Sorted by type.
std::span<const SamEvent> sam_events();

}  // namespace plimsoll
