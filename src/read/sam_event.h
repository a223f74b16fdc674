// What a function or state machine of SAM is invoked by: one entry of its `Events`.
//
// In: the events of one resource. Out: what each makes the transform generate, added to the Stack;
// what the poller of a source needs, added to the execution role.
#pragma once

#include <string>
#include <vector>

#include "read/sam_role.h"
#include "read/sam_stack.h"

namespace plimsoll {

struct Event {
  std::string name;  // its key in Events
  std::string type;  // "SQS"
  Value properties;
  Span span;  // of its key
};

// Whom the events invoke: the function, or its alias when AutoPublishAlias is set.
struct Callee {
  const Resource* resource = nullptr;  // the SAM resource; generated names begin with its name
  Reference name;                      // how permissions and mappings name it
  Reference arn;

  // The same, referred to from an event.
  Value name_at(Span cause) const { return At(cause).reference(name); }
  Value arn_at(Span cause) const { return At(cause).reference(arn); }
};

// In the order in which the transform looks at them: a default route before all others.
std::vector<Event> read_events(const Value& events);

// The events of a function. `role` is its execution role, whether or not it is generated.
void lower_function_events(const std::vector<Event>& events, const Callee& callee, Stack& stack,
                           RoleParts& role);

// Adds the resource-based permission of an event: `Fn` + event + "Permission" + `suffix`.
void permit(const Event& event, const Callee& callee, Stack& stack, std::string_view principal,
            const Value& source_arn, std::initializer_list<At::Pair> further = {},
            std::string_view suffix = "");

}  // namespace plimsoll
