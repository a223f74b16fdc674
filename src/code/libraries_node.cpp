// JavaScript's globals and Node's standard library, as far as they matter.
#include <array>
#include <utility>

#include "code/libraries.h"
#include "code/shared_rules.h"

namespace plimsoll::code {
namespace {

using shared::Rule;

std::optional<Meaning> to_json(Walker&, const Passing&, Span at) {
  return shared::some_text(at);
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

constexpr std::array<std::pair<std::string_view, Rule>, 37> rules{{
    {"Array.from", shared::unknown},
    {"Array.isArray", shared::unknown},
    {"JSON.parse", shared::parse},
    {"JSON.stringify", to_json},
    {"Math.floor", shared::unknown},
    {"Math.max", shared::unknown},
    {"Math.min", shared::unknown},
    {"Math.random", shared::unknown},
    {"Number", shared::unknown},
    {"Number.parseInt", shared::unknown},
    {"Object.assign", assign},
    {"Object.entries", shared::unknown},
    {"Object.freeze", first_argument},
    {"Object.keys", shared::unknown},
    {"Object.values", shared::unknown},
    {"Promise", promise},
    {"Promise.resolve", first_argument},
    {"Promise.refuse", shared::nothing},
    {"String", shared::text},
    {"console.debug", shared::nothing},
    {"console.error", shared::nothing},
    {"console.info", shared::nothing},
    {"console.log", shared::nothing},
    {"console.warn", shared::nothing},
    {"crypto.randomUUID", shared::generated},
    {"nanoid.nanoid", shared::generated},
    {"node:crypto.randomUUID", shared::generated},
    {"node:timers/promises.setTimeout", promised_timer},
    {"node:util.promisify", shared::unknown},
    {"process.exit", shared::end_of_program},
    {"setTimeout", timer},
    {"structuredClone", first_argument},
    {"timers/promises.setTimeout", promised_timer},
    {"ulid.ulid", shared::generated},
    {"uuid.v1", shared::generated},
    {"uuid.v4", shared::generated},
    {"util.promisify", shared::unknown},
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
