// JavaScript's globals and Node's standard library, as far as they matter.
#include <algorithm>
#include <array>
#include <utility>

#include "code/libraries.h"

namespace plimsoll::code {
namespace {

using Rule = std::optional<Meaning> (*)(Walker&, const Passing&, Span);

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

std::optional<Meaning> to_json(Walker&, const Passing&, Span at) {
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

std::optional<Meaning> unknown(Walker&, const Passing&, Span at) {
  return Meaning{at, Unknown{}};
}

std::optional<Meaning> nothing(Walker&, const Passing&, Span at) {
  return Meaning{at, Nothing{}};
}

std::optional<Meaning> end_of_program(Walker& walker, const Passing&, Span at) {
  walker.ends_here();
  return Meaning{at, Nothing{}};
}

std::optional<Meaning> first_argument(Walker&, const Passing& passing, Span at) {
  const Meaning* given = by_position(passing, 0);
  return given == nullptr ? Meaning{at, Nothing{}} : *given;
}

// Object.assign puts everything into its first argument.
std::optional<Meaning> assign(Walker&, const Passing& passing, Span at) {
  const Meaning* into = by_position(passing, 0);
  const auto* object = into == nullptr ? nullptr : into->as<std::shared_ptr<Object>>();
  if (object == nullptr) return Meaning{at, Unknown{}};
  for (std::size_t i = 1; i < passing.size(); ++i) {
    const auto* from = passing[i].meaning.as<std::shared_ptr<Object>>();
    if (from == nullptr || passing[i].spread) {
      (*object)->open = true;
      continue;
    }
    for (const auto& [name, member] : (*from)->members) {
      set_member(**object, name, member.first, *member.second);
    }
    (*object)->open = (*object)->open || (*from)->open;
  }
  return *into;
}

std::optional<Meaning> promise(Walker& walker, const Passing& passing, Span at) {
  const Meaning* executor = by_position(passing, 0);
  return executor == nullptr ? Meaning{at, Unknown{}} : walker.start_promise(*executor, at);
}

std::optional<Meaning> timer(Walker& walker, const Passing& passing, Span at) {
  const Meaning* later = by_position(passing, 0);
  if (later != nullptr) walker.sleep_until_settled(*later, by_position(passing, 1), 0.001, at);
  return Meaning{at, Unknown{}};
}

std::optional<Meaning> promised_timer(Walker& walker, const Passing& passing, Span at) {
  walker.sleep(by_position(passing, 0), 0.001, at);
  return Meaning{at, Unknown{}};
}

std::optional<Meaning> generated(Walker&, const Passing&, Span at) {
  return Meaning{at, Text{{{TextPart::Kind::generated, {}}}}};
}

constexpr std::array<std::pair<std::string_view, Rule>, 37> rules{{
    {"Array.from", unknown},
    {"Array.isArray", unknown},
    {"JSON.parse", parse},
    {"JSON.stringify", to_json},
    {"Math.floor", unknown},
    {"Math.max", unknown},
    {"Math.min", unknown},
    {"Math.random", unknown},
    {"Number", unknown},
    {"Number.parseInt", unknown},
    {"Object.assign", assign},
    {"Object.entries", unknown},
    {"Object.freeze", first_argument},
    {"Object.keys", unknown},
    {"Object.values", unknown},
    {"Promise", promise},
    {"Promise.resolve", first_argument},
    {"Promise.refuse", nothing},
    {"String", text},
    {"console.debug", nothing},
    {"console.error", nothing},
    {"console.info", nothing},
    {"console.log", nothing},
    {"console.warn", nothing},
    {"crypto.randomUUID", generated},
    {"nanoid.nanoid", generated},
    {"node:crypto.randomUUID", generated},
    {"node:timers/promises.setTimeout", promised_timer},
    {"node:util.promisify", unknown},
    {"process.exit", end_of_program},
    {"setTimeout", timer},
    {"structuredClone", first_argument},
    {"timers/promises.setTimeout", promised_timer},
    {"ulid.ulid", generated},
    {"uuid.v1", generated},
    {"uuid.v4", generated},
    {"util.promisify", unknown},
}};

}  // namespace

void settle_promise(const Library& library, const Meaning& answer) {
  if (library.dotted() == "Promise.settle") library.arguments->emplace_back("", answer);
}

std::optional<Meaning> call_node_library(Walker& walker, const Library& library,
                                         const Passing& passing, Span at) {
  const std::string way = library.dotted();
  if (library.called) return std::nullopt;
  if (way == "Promise.settle") {
    const Meaning* given = by_position(passing, 0);
    walker.settle();
    settle_promise(library, given == nullptr ? Meaning{at, Nothing{}} : *given);
    return Meaning{at, Nothing{}};
  }
  if (way == "require") {
    const Meaning* name = by_position(passing, 0);
    const std::optional<std::string> known = name == nullptr ? std::nullopt : literal(*name);
    return known ? walker.require(*known, at) : Meaning{at, Unknown{}};
  }
  for (const auto& [known, rule] : rules) {
    if (known == way) return rule(walker, passing, at);
  }
  return std::nullopt;
}

}  // namespace plimsoll::code
