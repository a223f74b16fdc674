// Python's builtins and standard library, as far as they matter.
#include <algorithm>
#include <array>
#include <utility>

#include "code/libraries.h"
#include "code/shared_rules.h"

namespace plimsoll::code {
namespace {

using shared::Rule;

// With functions that turn into texts what is none.
std::optional<Meaning> text(Walker& walker, const Passing& passing, Span at) {
  for (const Passed& each : passing) walker.may_be_called(each.meaning, at);
  return shared::text(walker, passing, at);
}

std::optional<Meaning> getenv(Walker& walker, const Passing& passing, Span at) {
  return walker.environment_get(passing, at);
}

std::optional<Meaning> sleep(Walker& walker, const Passing& passing, Span at) {
  walker.sleep(by_position(passing, 0), 1, at);
  return Meaning{at, Nothing{}};
}

std::optional<Meaning> first_argument(Walker&, const Passing& passing, Span at) {
  const Meaning* given = by_position(passing, 0);
  return given == nullptr ? Meaning{at, Unknown{}} : *given;
}

std::optional<Meaning> dictionary(Walker& walker, const Passing& passing, Span at) {
  auto object = std::make_shared<Object>();
  object->made_in = walker.record.block;
  for (const Passed& each : passing) {
    if (each.keyword.empty()) {
      object->open = true;
    } else {
      set_member(*object, each.keyword, each.meaning.span, each.meaning);
    }
  }
  return Meaning{at, std::move(object)};
}

// A decorator that leaves what it is put on as it is; also what it is when it is called first.
std::optional<Meaning> transparent(Walker& walker, const Passing& passing, Span at) {
  const Meaning* given = by_position(passing, 0);
  if (given != nullptr && given->as<Callable>() != nullptr) return *given;
  for (const Passed& each : passing) walker.may_be_called(each.meaning, at);
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Rule>, 28> rules{{
    {"asyncio.gather", transparent},
    {"asyncio.run", first_argument},
    {"asyncio.sleep", sleep},
    {"bool", shared::unknown},
    {"contextlib.contextmanager", transparent},
    {"copy.copy", first_argument},
    {"copy.deepcopy", first_argument},
    {"dict", dictionary},
    {"float", shared::unknown},
    {"functools.cache", transparent},
    {"functools.lru_cache", transparent},
    {"functools.wraps", transparent},
    {"int", shared::unknown},
    {"json.dumps", text},
    {"json.loads", shared::parse},
    {"len", shared::unknown},
    {"os._exit", shared::end_of_program},
    {"os.getenv", getenv},
    {"print", shared::nothing},
    {"property", transparent},
    {"simplejson.dumps", text},
    {"simplejson.loads", shared::parse},
    {"staticmethod", transparent},
    {"str", text},
    {"sys.exit", shared::end_of_program},
    {"time.sleep", sleep},
    {"uuid.uuid1", shared::generated},
    {"uuid.uuid4", shared::generated},
}};

// Tracers and loggers of Powertools and X-Ray look on and change nothing.
bool looks_on(std::string_view way) {
  constexpr std::array<std::string_view, 6> ends{".capture_lambda_handler",
                                                 ".capture_method",
                                                 ".inject_lambda_context",
                                                 ".log_metrics",
                                                 ".capture",
                                                 ".capture_async"};
  return std::ranges::any_of(ends, [way](std::string_view end) { return way.ends_with(end); });
}

}  // namespace

std::optional<Meaning> call_python_library(Walker& walker, const Library& library,
                                           const Passing& passing, Span at) {
  const std::string way = library.dotted();
  if (way == "functools.wraps" || (way == "functools.lru_cache" && library.called) ||
      looks_on(way)) {
    const Meaning* given = by_position(passing, 0);
    if (given != nullptr && given->as<Callable>() != nullptr && (library.called || looks_on(way))) {
      return *given;
    }
    return Meaning{at, Library{library.way, nullptr, true}};
  }
  if (library.called) return std::nullopt;
  for (const auto& [known, rule] : rules) {
    if (known == way) return rule(walker, passing, at);
  }
  return std::nullopt;
}

}  // namespace plimsoll::code
