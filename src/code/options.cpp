#include "code/options.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll::code {
namespace {

const Object* object_of(const Meaning& meaning) {
  const auto* object = meaning.as<std::shared_ptr<Object>>();
  return object == nullptr ? nullptr : object->get();
}

// What a library's object was made with: `urllib3.Timeout(connect=2)`.
const Meaning* made_with(const Library& library, std::string_view name) {
  if (library.arguments == nullptr) return nullptr;
  const auto found =
      std::ranges::find(*library.arguments, name, &std::pair<std::string, Meaning>::first);
  return found == library.arguments->end() ? nullptr : &found->second;
}

void put(std::optional<double>& into, const Meaning* written, double unit_s, bool& unclear) {
  if (written == nullptr) return;
  const std::optional<double> known = number(*written);
  if (known) into = in_seconds(*known, unit_s);
  unclear = unclear || !known;
}

// `urllib3.Timeout(connect=2, read=5)`, `aiohttp.ClientTimeout(total=5)`, `AbortSignal.timeout(5)`.
void read_library(const Library& made, double unit_s, Timeouts& out) {
  if (made.arguments == nullptr || !made.called) {
    out.unclear = true;
    return;
  }
  put(out.read_s, made_with(made, ""), unit_s, out.unclear);
  put(out.read_s, made_with(made, "total"), unit_s, out.unclear);
  put(out.read_s, made_with(made, "read"), unit_s, out.unclear);
  put(out.connect_s, made_with(made, "connect"), unit_s, out.unclear);
  out.unclear = out.unclear || !out.written();
}

void read_timeout(const Meaning& written, double unit_s, Timeouts& out) {
  if (const auto* pair = written.as<std::shared_ptr<List>>();
      pair && (*pair)->elements.size() == 2) {
    put(out.connect_s, (*pair)->elements.data(), unit_s, out.unclear);
    put(out.read_s, &(*pair)->elements[1], unit_s, out.unclear);
  } else if (const Object* phases = object_of(written)) {
    put(out.read_s, member_of(*phases, "response"), unit_s, out.unclear);
    put(out.read_s, member_of(*phases, "request"), unit_s, out.unclear);
    put(out.connect_s, member_of(*phases, "connect"), unit_s, out.unclear);
    out.unclear = out.unclear || phases->open || !out.written();
  } else if (const auto* made = written.as<Library>()) {
    read_library(*made, unit_s, out);
  } else {
    put(out.read_s, &written, unit_s, out.unclear);
  }
}

// Whether options may stand in it that are not seen.
bool hides_options(const Passed& passed, bool python) {
  if (passed.spread) return true;
  if (python || !passed.keyword.empty()) return false;
  const Meaning& meaning = passed.meaning;
  if (const Object* options = object_of(meaning)) return options->open;
  const auto* library = meaning.as<Library>();
  if (library != nullptr) return library->way.front() != "Promise";  // `resolve` as a callback
  return meaning.is_unknown() || meaning.as<OneOf>() != nullptr ||
         meaning.as<EventValue>() != nullptr || meaning.as<Answer>() != nullptr;
}

// An option of HTTP: what is sent is an object, too, and no option.
const Meaning* http_option(bool python, const Passing& passing, std::string_view name,
                           std::size_t options_at) {
  if (python) return by_keyword(passing, name);
  for (std::size_t i = options_at; i < passing.size(); ++i) {
    const Object* options = object_of(passing[i].meaning);
    const Meaning* found = options == nullptr ? nullptr : member_of(*options, name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

}  // namespace

const Meaning* option(const Passing& passing, std::string_view name) {
  if (const Meaning* keyword = by_keyword(passing, name)) return keyword;
  for (const Passed& each : passing) {
    const Object* object = object_of(each.meaning);
    const Meaning* found = object == nullptr ? nullptr : member_of(*object, name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

double in_seconds(double number, double unit_s) {
  constexpr double in_a_second = 1e6;
  return std::round(number * unit_s * in_a_second) / in_a_second;
}

Timeouts http_timeouts(bool python, const Passing& passing, std::size_t options_at) {
  Timeouts out;
  const double unit_s = python ? 1 : 0.001;
  for (const std::string_view name : {"headersTimeout", "timeout", "signal"}) {
    const Meaning* written = http_option(python, passing, name, options_at);
    if (written != nullptr) read_timeout(*written, unit_s, out);
  }
  // An agent can have a timeout, too.
  for (const std::string_view name : {"agent", "dispatcher", "httpAgent", "httpsAgent"}) {
    out.unclear = out.unclear || http_option(python, passing, name, options_at) != nullptr;
  }
  for (std::size_t i = 0; i < passing.size(); ++i) {
    const bool may_be_options = python || i >= options_at;
    out.unclear = out.unclear || (may_be_options && hides_options(passing[i], python));
  }
  return out;
}

Timeouts database_timeouts(bool python, const Passing& passing) {
  constexpr std::array<std::string_view, 6> to_connect{
      "connectTimeout",     "connectTimeoutMS",         "connect_timeout",
      "connection_timeout", "serverSelectionTimeoutMS", "connectionTimeoutMillis"};
  constexpr std::array<std::string_view, 5> to_answer{
      "query_timeout", "read_timeout", "socketTimeoutMS", "socket_timeout", "statement_timeout"};
  const auto unit_s = [&](std::string_view name) {
    return python && !name.ends_with("MS") ? 1 : 0.001;
  };
  Timeouts out;
  for (const std::string_view name : to_connect) {
    put(out.connect_s, option(passing, name), unit_s(name), out.unclear);
  }
  for (const std::string_view name : to_answer) {
    put(out.read_s, option(passing, name), unit_s(name), out.unclear);
  }
  return out;
}

Timeouts handler_timeouts(const Meaning& handler) {
  Timeouts out;
  const Meaning* options = &handler;
  const auto* made = handler.as<Library>();
  if (made != nullptr) options = made->called ? made_with(*made, "") : nullptr;
  const Object* object = options == nullptr ? nullptr : object_of(*options);
  if (object == nullptr) {
    out.unclear = true;
    return out;
  }
  for (const std::string_view name : {"timeout", "socketTimeout", "requestTimeout"}) {
    put(out.read_s, member_of(*object, name), 0.001, out.unclear);
  }
  for (const std::string_view name : {"connectTimeout", "connectionTimeout"}) {
    put(out.connect_s, member_of(*object, name), 0.001, out.unclear);
  }
  out.unclear = out.unclear || (object->open && !out.written());
  return out;
}

Timeouts send_timeouts(const Object& options, int attempts) {
  Timeouts out;
  put(out.read_s, member_of(options, "requestTimeout"), 0.001, out.unclear);
  if (const Meaning* signal = member_of(options, "abortSignal")) {
    read_timeout(*signal, 0.001, out);
    out.unclear = out.unclear || attempts > 1;
  }
  out.unclear = out.unclear || options.open;
  if (out.unclear) out.read_s.reset();
  return out;
}

}  // namespace plimsoll::code
