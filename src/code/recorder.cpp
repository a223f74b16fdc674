#include "code/recorder.h"

namespace plimsoll::code {
namespace {

// What certainly happens counts more than what perhaps happens.
void meet(Circumstance& known, const Circumstance& again) {
  if (known.handed_on != again.handed_on) {
    if (known.handed_on) known = again;
    return;
  }
  if (known.conditional == again.conditional) {
    known.at_import = known.at_import || again.at_import;
  } else if (known.conditional) {
    known.at_import = again.at_import;
  }
  known.guarded = known.guarded && again.guarded;
  known.conditional = known.conditional && again.conditional;
  known.branched = known.branched && again.branched;
}

template <class Thing>
void meet(Thing& known, const Thing& again) {
  if constexpr (requires { known.when; }) meet(known.when, again.when);
}

// Powertools' utility, for either language.
bool guards_against_repeats(std::string_view module) {
  return module.starts_with("aws_lambda_powertools.utilities.idempotency") ||
         module.starts_with("@aws-lambda-powertools/idempotency");
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
  ++calls_made_;
  last_call_ = once(calls_, facts_.calls, std::move(key), std::move(call));
  return last_call_;
}

void Recorder::sleep(Sleep sleep) {
  // A helper sleeps for as long as it is told, for several loops.
  const std::string seconds = sleep.seconds ? std::to_string(*sleep.seconds) : "";
  const std::string loop = now.loop ? std::to_string(*now.loop) : "";
  Key key{sleep.span, seconds + " " + loop};
  once(sleeps_, facts_.sleeps, std::move(key), std::move(sleep));
}

std::size_t Recorder::loop(Loop loop) {
  Key key{loop.span, ""};
  loop.outer = now.loop;
  return once(loops_, facts_.loops, std::move(key), loop);
}

void Recorder::import(ImportedModule module) {
  Key key{module.span, module.name};
  facts_.idempotency = facts_.idempotency || guards_against_repeats(module.name);
  once(imports_, facts_.imports, std::move(key), std::move(module));
}

void Recorder::whole_read(WholeRead read) {
  Key key{read.span, ""};
  once(whole_reads_, facts_.whole_reads, std::move(key), std::move(read));
}

void Recorder::temporary_file(const TemporaryFile& file) {
  Key key{file.span, ""};
  once(temporary_files_, facts_.temporary_files, std::move(key), file);
}

// It gives up where it does so on one of the ways on which it is reached.
void Recorder::retry(Retry retry) {
  Key key{retry.span, ""};
  const bool gives_up = retry.gives_up;
  const std::size_t place = once(retries_, facts_.retries, std::move(key), std::move(retry));
  facts_.retries[place].gives_up = facts_.retries[place].gives_up || gives_up;
}

void Recorder::loose_promise(LoosePromise promise) {
  Key key{promise.span, promise.name};
  once(loose_promises_, facts_.loose_promises, std::move(key), std::move(promise));
}

void Recorder::returned(Returned returned) {
  returned.when = now;
  facts_.returns.push_back(std::move(returned));
}

}  // namespace plimsoll::code
