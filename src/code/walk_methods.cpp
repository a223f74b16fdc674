// What values of the language do by themselves, and what becomes of what they are given.
#include <algorithm>

#include "code/answers.h"
#include "code/libraries.h"
#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

bool is_async(const Meaning& callee) {
  const auto* function = callee.as<Callable>();
  return function != nullptr && (*function->module)[function->function].is_async;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::optional<Meaning> Walker::method_of_environment(std::string_view name, const Passing& passing,
                                                     Span at) {
  const Meaning* variable = by_position(passing, 0);
  const std::optional<std::string> known = variable == nullptr ? std::nullopt : literal(*variable);
  if (!known || (name != "get" && name != "pop" && name != "setdefault")) {
    note_environment({at, EnvironmentValue{}});
    return std::nullopt;
  }
  const Meaning* otherwise = by_position(passing, 1);
  if (otherwise == nullptr) otherwise = by_keyword(passing, "default");
  const bool has_default = otherwise != nullptr && otherwise->as<Nothing>() == nullptr;
  const Meaning read = environment_read(*known, at, false, has_default);
  return has_default ? join(read, *otherwise) : read;
}

Meaning Walker::environment_get(const Passing& passing, Span at) {
  return method_of_environment("get", passing, at).value_or(Meaning{at, Unknown{}});
}

std::optional<Meaning> Walker::method_of_event(const EventValue& event, std::string_view name,
                                               const Passing& passing, Span at) {
  const Meaning* first = by_position(passing, 0);
  if (name == "get" && first != nullptr) {
    const std::optional<std::string> key = literal(*first);
    return key ? event_part(event, *key, at, true) : Meaning{at, Unknown{}};
  }
  const bool goes_over = is_one_of(name, {"map", "forEach", "filter", "reduce", "flatMap"});
  if (!goes_over || first == nullptr) return std::nullopt;
  const bool records = !event.path.empty() && event.path.back() == "Records";
  const Situation situation(record);
  Loop loop{.span = at, .outer = {}, .over_records = records};
  loop.side_by_side = is_async(*first);
  record.now.loop = record.loop(loop);
  record.now.conditional = true;
  EventValue each = event;
  each.path.emplace_back("[]");
  auto list = std::make_shared<List>();
  list->open = true;
  list->elements.push_back(call(*first, {{"", {at, std::move(each)}}}, at));
  return Meaning{at, std::move(list)};
}

// Of a dict. An object of JavaScript has no methods that its author did not give it.
std::optional<Meaning> Walker::method_of_dict(const Meaning& object, std::string_view name,
                                              const Passing& passing, Span at) {
  const auto& known = *object.as<std::shared_ptr<Object>>();
  const Meaning* first = by_position(passing, 0);
  const std::optional<std::string> key = first == nullptr ? std::nullopt : literal(*first);
  if (name == "get" && key) {
    const Meaning* found = member_of(*known, *key);
    return found == nullptr ? Meaning{at, Unknown{}} : *found;
  }
  if (name == "copy") return object;
  if (name == "update" && first != nullptr) spread_into(*known, *first);
  if (is_one_of(name, {"clear", "pop", "popitem", "setdefault"})) known->open = true;
  if (is_one_of(name, {"update", "pop", "setdefault"})) return Meaning{at, Unknown{}};
  return std::nullopt;
}

std::optional<Meaning> Walker::method_of_list(const Meaning& object, std::string_view name,
                                              const Passing& passing, Span at) {
  const auto& list = *object.as<std::shared_ptr<List>>();
  const Meaning* first = by_position(passing, 0);
  if (is_one_of(name, {"append", "push", "extend"})) {
    if (first != nullptr) list->elements.push_back(*first);
    list->open = true;
    call_unknown(passing, at);
    return Meaning{at, Unknown{}};
  }
  if (!is_one_of(name, {"map", "forEach", "filter"}) || first == nullptr) return std::nullopt;
  const Situation situation(record);
  record.now.loop = record.loop({.span = at, .outer = {}});
  auto results = std::make_shared<List>();
  results->open = true;
  results->elements.push_back(call(*first, {{"", each_of(object)}}, at));
  return Meaning{at, std::move(results)};
}

// Of a function of JavaScript.
std::optional<Meaning> Walker::method_of_function(const Meaning& object, std::string_view name,
                                                  const Passing& passing, Span at) {
  const Callable& function = *object.as<Callable>();
  if (is_one_of(name, {"call", "apply"})) return call_unknown(passing, at);
  // Middleware answers itself to `use`, so that calls can be put in a row.
  if (!function.wrapped_by.empty()) {
    call_unknown(passing, at);
    return object;
  }
  const Meaning* bound = by_position(passing, 0);
  if (name != "bind" || bound == nullptr) return std::nullopt;
  Callable callable = function;
  callable.self = std::make_shared<Meaning>(*bound);
  return Meaning{at, std::move(callable)};
}

// A promise's answer goes to the function that waits for it.
std::optional<Meaning> Walker::method_of_promise(const Meaning& object, std::string_view name,
                                                 const Passing& passing, Span at) {
  if (name == "promise" && object.as<Answer>() != nullptr) return object;
  if (!is_one_of(name, {"then", "catch", "finally"})) return std::nullopt;
  const Meaning* next = by_position(passing, 0);
  if (next == nullptr) return object;
  const Situation situation(record);
  if (name == "catch") record.now.conditional = record.now.branched = true;
  const Meaning& given = name == "then" ? object : Meaning{at, Unknown{}};
  if (next->as<Callable>() != nullptr) {
    const Meaning answer = call(*next, {{"", given}}, at);
    if (name == "catch") return join(object, answer);
    return name == "then" ? answer : object;
  }
  const auto* library = next->as<Library>();
  if (library != nullptr && library->dotted() == "Promise.settle") call(*next, {{"", given}}, at);
  return object;
}

// What every value of its kind can do. Nothing: the name is an ordinary member.
std::optional<Meaning> Walker::method_of_value(const Meaning& object, std::string_view name,
                                               const Passing& passing, Span at) {
  if (object.as<EnvironmentValue>() != nullptr) return method_of_environment(name, passing, at);
  if (auto meant = method_of_answer(object, name, passing, at)) return meant;
  if (const auto* event = object.as<EventValue>()) {
    return method_of_event(*event, name, passing, at);
  }
  if (object.as<Text>() != nullptr || object.as<VariableValue>() != nullptr) {
    mark_tested(object, false);
    return Meaning{at, Text{{{TextPart::Kind::opaque, {}}}}};
  }
  std::optional<Meaning> meant;
  if (object.as<std::shared_ptr<List>>() != nullptr) {
    meant = method_of_list(object, name, passing, at);
  } else if (python_ && object.as<std::shared_ptr<Object>>() != nullptr) {
    meant = method_of_dict(object, name, passing, at);
  } else if (!python_ && object.as<Callable>() != nullptr) {
    meant = method_of_function(object, name, passing, at);
  }
  if (meant || python_) return meant;
  return method_of_promise(object, name, passing, at);
}

}  // namespace plimsoll::code
