#include "code/recorder.h"

namespace plimsoll::code {
namespace {

// What certainly happens counts more than what perhaps happens.
void meet(Circumstance& known, const Circumstance& again) {
  if (known.conditional == again.conditional) {
    known.at_import = known.at_import || again.at_import;
  } else if (known.conditional) {
    known.at_import = again.at_import;
  }
  known.guarded = known.guarded && again.guarded;
  known.conditional = known.conditional && again.conditional;
}

template <class Thing>
void meet(Thing& known, const Thing& again) {
  if constexpr (requires { known.when; }) meet(known.when, again.when);
}

std::string path_of(const EventRead& read) {
  std::string path;
  for (const std::string& step : read.path) path += "." + step;
  return path;
}

}  // namespace

template <class Things, class Thing>
std::size_t Recorder::once(std::map<Key, std::size_t>& seen, Things& things, Key key, Thing thing) {
  if constexpr (requires { thing.when; }) thing.when = now;
  const auto [place, is_new] = seen.emplace(std::move(key), things.size());
  if (is_new) {
    things.push_back(std::move(thing));
  } else {
    meet(things[place->second], thing);
  }
  return place->second;
}

std::size_t Recorder::environment(EnvironmentRead read) {
  Key key{read.span, read.name};
  return once(environment_, facts_.environment, std::move(key), std::move(read));
}

void Recorder::event(EventRead read) {
  Key key{read.span, path_of(read)};
  const bool optional = read.optional;
  const bool parsed = read.parsed;
  EventRead& known = facts_.event[once(event_, facts_.event, std::move(key), std::move(read))];
  known.optional = known.optional && optional;
  known.parsed = known.parsed || parsed;
}

void Recorder::event_has_default(const std::vector<std::string>& path, Span span) {
  for (EventRead& read : facts_.event) {
    if (read.span == span && read.path == path) read.optional = true;
  }
}

std::size_t Recorder::client(Client client) {
  Key key{client.span, client.library};
  return once(clients_, facts_.clients, std::move(key), std::move(client));
}

std::size_t Recorder::call(RemoteCall call) {
  Key key{call.span, call.operation};
  return once(calls_, facts_.calls, std::move(key), std::move(call));
}

void Recorder::sleep(Sleep sleep) {
  Key key{sleep.span, ""};
  once(sleeps_, facts_.sleeps, std::move(key), std::move(sleep));
}

std::size_t Recorder::loop(Loop loop) {
  Key key{loop.span, ""};
  loop.outer = now.loop;
  return once(loops_, facts_.loops, std::move(key), std::move(loop));
}

void Recorder::import(ImportedModule module) {
  Key key{module.span, module.name};
  once(imports_, facts_.imports, std::move(key), std::move(module));
}

void Recorder::whole_read(WholeRead read) {
  Key key{read.span, read.what};
  once(whole_reads_, facts_.whole_reads, std::move(key), std::move(read));
}

void Recorder::returned(Returned returned) {
  returned.when = now;
  facts_.returns.push_back(std::move(returned));
}

}  // namespace plimsoll::code
