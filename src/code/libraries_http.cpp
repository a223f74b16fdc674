// HTTP libraries: functions that call at once, and clients that are made first.
#include <algorithm>
#include <array>
#include <string>

#include "code/libraries.h"
#include "code/options.h"

namespace plimsoll::code {
namespace {

constexpr std::size_t never = 99;  // options come by keyword

struct HttpFunction {
  std::string_view way;
  std::string_view library;
  std::string_view method;     // empty: an argument says it
  std::size_t options_at = 0;  // the first position at which options can stand
};

constexpr std::array<HttpFunction, 38> functions{{
    {"axios", "axios", "", 0},
    {"axios.delete", "axios", "DELETE", 1},
    {"axios.get", "axios", "GET", 1},
    {"axios.patch", "axios", "PATCH", 2},
    {"axios.post", "axios", "POST", 2},
    {"axios.put", "axios", "PUT", 2},
    {"axios.request", "axios", "", 0},
    {"fetch", "fetch", "", 1},
    {"got", "got", "", 0},
    {"got.get", "got", "GET", 1},
    {"got.post", "got", "POST", 1},
    {"http.get", "http", "GET", 0},
    {"http.request", "http", "", 0},
    {"httpx.delete", "httpx", "DELETE", never},
    {"httpx.get", "httpx", "GET", never},
    {"httpx.post", "httpx", "POST", never},
    {"httpx.put", "httpx", "PUT", never},
    {"https.get", "https", "GET", 0},
    {"https.request", "https", "", 0},
    {"ky", "ky", "", 1},
    {"ky.get", "ky", "GET", 1},
    {"ky.post", "ky", "POST", 1},
    {"node-fetch", "node-fetch", "", 1},
    {"requests.delete", "requests", "DELETE", never},
    {"requests.get", "requests", "GET", never},
    {"requests.head", "requests", "HEAD", never},
    {"requests.options", "requests", "OPTIONS", never},
    {"requests.patch", "requests", "PATCH", never},
    {"requests.post", "requests", "POST", never},
    {"requests.put", "requests", "PUT", never},
    {"requests.request", "requests", "", never},
    {"superagent.get", "superagent", "GET", 1},
    {"superagent.post", "superagent", "POST", 1},
    {"undici.fetch", "undici", "", 1},
    {"undici.request", "undici", "", 1},
    {"urllib.request.urlopen", "urllib", "", never},
    {"urllib3.request", "urllib3", "", never},
    {"urllib3.urlopen", "urllib3", "", never},
}};

struct HttpMaker {
  std::string_view way;
  std::string_view library;
};

constexpr std::array<HttpMaker, 15> makers{{
    {"aiohttp.ClientSession", "aiohttp"},
    {"axios.create", "axios"},
    {"got.extend", "got"},
    {"http.client.HTTPConnection", "http.client"},
    {"http.client.HTTPSConnection", "http.client"},
    {"httpx.AsyncClient", "httpx"},
    {"httpx.Client", "httpx"},
    {"ky.create", "ky"},
    {"ky.extend", "ky"},
    {"requests.Session", "requests"},
    {"requests.session", "requests"},
    {"requests.sessions.Session", "requests"},
    {"urllib3.HTTPSConnectionPool", "urllib3"},
    {"urllib3.PoolManager", "urllib3"},
    {"urllib3.poolmanager.PoolManager", "urllib3"},
}};

constexpr std::array<std::string_view, 10> verbs{"delete", "get", "head",    "options", "patch",
                                                 "post",   "put", "request", "stream",  "urlopen"};

std::string upper_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

Meaning make_call(Walker& walker, RemoteCall call, const Passing& passing, std::size_t options_at,
                  Span at) {
  const Timeouts timeouts = http_timeouts(walker.python(), passing, options_at);
  call.timeout_s = timeouts.read_s ? timeouts.read_s : timeouts.connect_s;
  call.timeout_unclear = timeouts.unclear;
  return record_call(walker, std::move(call), passing, at);
}

std::optional<Meaning> call_function(Walker& walker, std::string_view way, const Passing& passing,
                                     Span at) {
  const auto known = std::ranges::find(functions, way, &HttpFunction::way);
  if (known == functions.end()) return std::nullopt;
  RemoteCall call = http_call(walker, known->library, known->method, at);
  // urlopen(url, data, timeout) takes it by position, too.
  Passing named = passing;
  const bool by_place = known->library == "urllib" && by_position(passing, 2) != nullptr;
  if (by_place) named[2].keyword = "timeout";
  return make_call(walker, std::move(call), named, known->options_at, at);
}

std::optional<Meaning> make_client(Walker& walker, std::string_view way, const Passing& passing,
                                   Span at) {
  const auto known = std::ranges::find(makers, way, &HttpMaker::way);
  if (known == makers.end()) return std::nullopt;
  Client client;
  client.remote = Remote::http;
  client.library = known->library;
  client.span = at;
  const Timeouts timeouts = http_timeouts(walker.python(), passing, 0);
  client.read_timeout_s = timeouts.read_s;
  client.connect_timeout_s = timeouts.connect_s;
  client.opaque_options = timeouts.unclear;
  return Meaning{at, ClientValue{walker.record.client(std::move(client)), {}, nullptr}};
}

// requests' own adapter knows of no timeout; any other may have one.
bool may_set_a_timeout(const Passing& passing) {
  const Meaning* adapter = by_position(passing, 1);
  const auto* library = adapter == nullptr ? nullptr : adapter->as<Library>();
  return library == nullptr || library->way.back() != "HTTPAdapter";
}

}  // namespace

std::string plain_way(const Library& library) {
  std::string way = library.dotted();
  if (way.starts_with("node:")) way.erase(0, 5);
  const std::size_t inner = way.find(".default");
  if (inner != std::string::npos) way.erase(inner, 8);
  return way;
}

RemoteCall http_call(Walker& walker, std::string_view library, std::string_view operation,
                     Span at) {
  Client client;
  client.remote = Remote::http;
  client.library = library;
  client.span = at;
  RemoteCall call;
  call.client = walker.record.client(std::move(client));
  call.operation = operation;
  return call;
}

std::optional<Meaning> call_http_library(Walker& walker, const Library& library,
                                         const Passing& passing, Span at) {
  const std::string way = plain_way(library);
  if (way == "socket.setdefaulttimeout") {
    walker.record.facts().timeout_for_all = true;
    return Meaning{at, Nothing{}};
  }
  if (auto called = call_function(walker, way, passing, at)) return called;
  return make_client(walker, way, passing, at);
}

void note_member_of_library(Walker& walker, const Library& library) {
  const std::string& first = library.way.front();
  const bool is_http = std::ranges::any_of(
      functions, [&](const HttpFunction& each) { return each.library == first; });
  if (is_http) walker.record.facts().timeout_for_all = true;
}

Meaning call_http_client(Walker& walker, const ClientMethod& method, const Passing& passing,
                         Span at) {
  if (method.name == "mount" && may_set_a_timeout(passing)) {
    walker.record.facts().clients[method.of.client].opaque_options = true;
  }
  if (std::ranges::find(verbs, method.name) == verbs.end()) {
    for (const Passed& each : passing) walker.may_be_called(each.meaning, at);
    return {at, Unknown{}};
  }
  RemoteCall call;
  call.client = method.of.client;
  call.operation = method.name == "request" ? "" : upper_case(method.name);
  const bool has_data = method.name == "post" || method.name == "put" || method.name == "patch";
  const std::size_t options_at = method.name == "request" ? 0 : has_data ? 2 : 1;
  return make_call(walker, std::move(call), passing, options_at, at);
}

}  // namespace plimsoll::code
