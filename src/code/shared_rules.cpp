#include "code/shared_rules.h"

#include <utility>

#include "code/libraries.h"

namespace plimsoll::code::shared {

Meaning some_text(Span at) {
  return {at, Text{{{TextPart::Kind::opaque, {}}}}};
}

std::optional<Meaning> text(Walker&, const Passing& passing, Span at) {
  const Meaning* given = by_position(passing, 0);
  if (given != nullptr && (given->as<Text>() != nullptr || given->as<VariableValue>() != nullptr)) {
    return *given;
  }
  return some_text(at);
}

std::optional<Meaning> parse(Walker& walker, const Passing& passing, Span at) {
  const Meaning* given = by_position(passing, 0);
  if (given != nullptr) note_parsed(walker, *given);
  const auto* event = given == nullptr ? nullptr : given->as<EventValue>();
  if (event == nullptr) return Meaning{at, Unknown{}};
  walker.record.event({event->path, given->span, false, true, {}});
  EventValue part = *event;
  part.path.emplace_back("{}");
  return Meaning{at, std::move(part)};
}

std::optional<Meaning> generated(Walker&, const Passing&, Span at) {
  return Meaning{at, Text{{{TextPart::Kind::generated, {}}}}};
}

std::optional<Meaning> nothing(Walker&, const Passing&, Span at) {
  return Meaning{at, Nothing{}};
}

std::optional<Meaning> unknown(Walker&, const Passing&, Span at) {
  return Meaning{at, Unknown{}};
}

std::optional<Meaning> end_of_program(Walker& walker, const Passing&, Span at) {
  walker.ends_here();
  return Meaning{at, Nothing{}};
}

}  // namespace plimsoll::code::shared
