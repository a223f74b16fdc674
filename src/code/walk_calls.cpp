#include <algorithm>

#include "code/answers.h"
#include "code/libraries.h"
#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

constexpr std::size_t deepest_call = 12;

// Somebody unknown may change what it is given.
void leave_open(const Meaning& meaning) {
  if (const auto* object = meaning.as<std::shared_ptr<Object>>()) (*object)->open = true;
  if (const auto* list = meaning.as<std::shared_ptr<List>>()) (*list)->open = true;
}

// Libraries that answer with the batchItemFailures of what they were given. At import a processor
// is only made; what is put around a handler then is a decorator or middleware.
bool reports_failures(const Library& library, bool at_import) {
  const std::string way = library.dotted();
  if (way.starts_with("@middy/sqs-partial-batch-failure")) return true;
  const bool powertools = way.starts_with("aws_lambda_powertools.utilities.batch") ||
                          way.starts_with("@aws-lambda-powertools/batch");
  return powertools && (!at_import || way.ends_with(".batch_processor"));
}

bool is_async(const Meaning& callee) {
  const auto* function = callee.as<Callable>();
  return function != nullptr && (*function->module)[function->function].is_async;
}

Meaning joined(const std::vector<Meaning>& meanings, Span at) {
  if (meanings.empty()) return {at, Nothing{}};
  Meaning all = meanings[0];
  for (const Meaning& each : meanings) all = join(all, each);
  return all;
}

}  // namespace

const Meaning* by_position(const Passing& passing, std::size_t position) {
  for (const Passed& each : passing) {
    if (!each.keyword.empty()) continue;
    if (each.spread) return nullptr;
    if (position == 0) return &each.meaning;
    --position;
  }
  return nullptr;
}

const Meaning* by_keyword(const Passing& passing, std::string_view keyword) {
  const auto found = std::ranges::find(passing, keyword, &Passed::keyword);
  return found == passing.end() || keyword.empty() ? nullptr : &found->meaning;
}

// Whoever has all variables may set and read any.
void Walker::note_environment(const Meaning& meaning) {
  if (meaning.as<EnvironmentValue>() != nullptr) record.facts().environment_changed = meaning.span;
}

Passing Walker::pass(const std::vector<Argument>& arguments, Frame& frame) {
  Passing passing;
  for (const Argument& each : arguments) {
    passing.push_back({std::string(each.keyword), value(each.value, frame), each.spread});
    note_environment(passing.back().meaning);
  }
  return passing;
}

Meaning Walker::value(const Call& form, Span at, Frame& frame) {
  if (const auto* callee = std::get_if<Member>(&frame.module[form.callee].form)) {
    return method_call(form, *callee, at, frame);
  }
  const Meaning callee = value(form.callee, frame);
  return call(callee, pass(form.arguments, frame), at);
}

// `a.b(…)`: what values of the language do by themselves comes before what a member means.
Meaning Walker::method_call(const Call& form, const Member& callee, Span at, Frame& frame) {
  const std::size_t calls_before_it = record.calls_made();
  const Meaning object = value(callee.object, frame);
  note_retry_of_promise(form, calls_before_it, frame);
  const Passing passing = pass_to(object, form, callee.name, frame);
  const Span callee_at = frame.module.span(frame.module[form.callee].at);
  const std::size_t calls_before = record.calls_made();
  std::optional<Meaning> meant = method_of_value(object, callee.name, passing, at);
  if (!meant) meant = call(member(object, callee.name, callee_at, callee.optional), passing, at);
  if (callee.name == "forEach") note_for_each(passing, calls_before, callee_at);
  return *meant;
}

Meaning Walker::call(const Meaning& callee, const Passing& passing, Span at) {
  if (const auto* function = callee.as<Callable>()) return call_function(*function, passing, at);
  if (const auto* value = callee.as<OwnClass>()) return construct(*value, passing, at);
  if (const auto* method = callee.as<ClientMethod>()) {
    return call_client(*this, *method, passing, at);
  }
  if (const auto* client = callee.as<ClientValue>()) {  // axios.create()(…)
    return call_client(*this, {*client, "request"}, passing, at);
  }
  if (const auto* answer = callee.as<Answer>()) {
    if (auto meant = call_answer(*this, *answer, passing, at)) return *meant;
  }
  if (const auto* callback = callee.as<CallbackValue>()) {
    answer_by(*callback, passing, at);
    return {at, Nothing{}};
  }
  never_returns_ = false;
  if (const auto* several = callee.as<OneOf>()) {
    const Situation situation(record);
    record.now.conditional = record.now.branched = true;
    std::vector<Meaning> answers;
    for (const Meaning& each : several->alternatives) answers.push_back(call(each, passing, at));
    never_returns_ = false;
    return joined(answers, at);
  }
  if (const auto* library = callee.as<Library>()) {
    if (reports_failures(*library, record.now.at_import)) record.facts().batch_failures = true;
    const Meaning* first = by_position(passing, 0);
    if (first != nullptr && is_payload(*first) && hands_payload_on(library->dotted())) {
      return *first;
    }
    if (auto meant = call_remote_library(*this, *library, passing, at)) return *meant;
    if (auto meant = call_file_library(*this, *library, passing, at)) return *meant;
    const std::string way = library->dotted();
    if (way == "sys.exit" || way == "process.exit") ++exits_.raises;
    auto meant = python_ ? call_python_library(*this, *library, passing, at)
                         : call_node_library(*this, *library, passing, at);
    if (meant) return *meant;
    Library answer = *library;
    answer.called = true;
    answer.arguments = std::make_shared<std::vector<std::pair<std::string, Meaning>>>();
    for (const Passed& each : passing) answer.arguments->emplace_back(each.keyword, each.meaning);
    call_unknown(passing, at);
    // Middleware: the function goes on being ours, with a library around it.
    for (const Passed& each : passing) {
      if (const auto* inner = each.meaning.as<Callable>()) {
        Callable wrapped = *inner;
        wrapped.wrapped_by = library->dotted();
        return {at, std::move(wrapped)};
      }
    }
    return {at, std::move(answer)};
  }
  return call_unknown(passing, at);
}

Meaning Walker::call_unknown(const Passing& passing, Span at) {
  for (const Passed& each : passing) {
    leave_open(each.meaning);
    hand_on(each.meaning, at);
    may_be_called(each.meaning, at);
    note_clients_given_away(*this, each.meaning, at);
    note_answer_given_away(record.facts(), each.meaning);
  }
  return {at, Unknown{}};
}

void Walker::may_be_called(const Meaning& callee, Span at) {
  if (record.now.at_import) {
    called_later_.push_back({callee, true});
    return;
  }
  for (const Meaning& each : alternatives_of(callee)) {
    const auto* function = each.as<Callable>();
    if (const auto* library = each.as<Library>()) settle_promise(*library, {at, Unknown{}});
    if (function == nullptr) continue;
    if (!called_back_.emplace(function->module, function->function).second) continue;
    const Situation situation(record);
    record.now.conditional = true;
    record.now.at_import = false;  // more likely, it is kept and called later
    Passing unknown;
    for (std::size_t i = 0; i < (*function->module)[function->function].parameters.size(); ++i) {
      unknown.push_back({"", {at, Unknown{}}});
    }
    call_function(*function, unknown, at);
  }
}

void Walker::bind(const Callable& callee, const Passing& passing, Frame& frame) {
  const Function& function = (*callee.module)[callee.function];
  std::size_t position = 0;
  bool self = python_ && callee.self != nullptr;
  if (!python_ && callee.self != nullptr) {
    frame.scope->names.insert_or_assign("this", *callee.self);
  }
  for (const Parameter& parameter : function.parameters) {
    const Span at = callee.module->span((*callee.module)[parameter.target].at);
    Meaning meaning{at, Unknown{}};
    const auto* name = std::get_if<Name>(&(*callee.module)[parameter.target].form);
    if (std::exchange(self, false)) {
      meaning = *callee.self;
    } else if (!parameter.rest && !parameter.keywords) {
      const Meaning* given = name == nullptr ? nullptr : by_keyword(passing, name->name);
      if (given == nullptr) given = by_position(passing, position++);
      const bool spread = std::ranges::any_of(passing, &Passed::spread);
      if (given != nullptr) {
        meaning = *given;
      } else if (parameter.default_value) {
        meaning = value(*parameter.default_value, frame);
      } else if (!spread && !python_) {
        meaning = {at, Nothing{}};
      }
    }
    assign(parameter.target, meaning, frame);
  }
}

Meaning Walker::call_function(const Callable& callee, const Passing& passing, Span at) {
  const Function& function = (*callee.module)[callee.function];
  const bool again = std::ranges::find(stack_, &function) != stack_.end();
  if (again || stack_.size() >= deepest_call || out_of_steps()) {
    if (!again) record.left_something_out();
    return call_unknown(passing, at);
  }
  stack_.push_back(&function);
  Frame frame{*callee.module, std::make_shared<ScopeNode>(ScopeNode{{}, callee.scope}), {}, false};
  frame.awaited = std::exchange(waiting_, false);
  const Exits exits = exits_;
  const Situation situation(record);
  record.now.way.push_back(at);
  const Module* from = std::exchange(module_, callee.module);
  bind(callee, passing, frame);
  const Recursion* recursion = recursion_of(callee);
  const Flow flow =
      recursion == nullptr ? run(function.body, frame) : run_attempt(callee, *recursion, frame);
  module_ = from;
  stack_.pop_back();
  never_returns_ = !flow.goes_on && frame.returned.empty();
  waiting_ = frame.awaited;
  exits_ = {exits.returns, exits_.raises, exits.breaks, exits.turns};
  ended_ = &function;
  ended_at_ = at;
  if (function.is_generator || !callee.wrapped_by.empty()) return {at, Unknown{}};
  if (flow.goes_on) frame.returned.push_back({at, Nothing{}});
  return joined(frame.returned, at);
}

const Callable* Walker::method(const OwnClass& value, std::string_view name, Callable& found) {
  const Class& its_class = (*value.module)[value.value];
  for (const FunctionId id : its_class.methods) {
    if ((*value.module)[id].name != name) continue;
    found = {value.module, id, value.scope, nullptr, {}};
    return &found;
  }
  for (const ExpressionId base : its_class.bases) {
    const auto* base_name = std::get_if<Name>(&(*value.module)[base].form);
    const Meaning* known =
        base_name == nullptr ? nullptr : plimsoll::code::find(value.scope, base_name->name);
    const auto* own = known == nullptr ? nullptr : known->as<OwnClass>();
    if (own != nullptr && own->value != value.value) return method(*own, name, found);
  }
  return nullptr;
}

Meaning Walker::construct(const OwnClass& value, const Passing& passing, Span at) {
  Instance instance{value, std::make_shared<Object>()};
  Meaning meaning{at, instance};
  Frame frame{*value.module, std::make_shared<ScopeNode>(ScopeNode{{}, value.scope}), {}, false};
  run((*value.module)[value.value].body, frame);
  for (const auto& [name, each] : frame.scope->names) {
    set_member(*instance.attributes, name, each.span, each);
  }
  Callable constructor;
  if (method(value, python_ ? "__init__" : "constructor", constructor) != nullptr) {
    constructor.self = std::make_shared<Meaning>(meaning);
    call_function(constructor, passing, at);
  } else {
    call_unknown(passing, at);
  }
  return meaning;
}

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
  constexpr std::string_view over[] = {"map", "forEach", "filter", "reduce", "flatMap"};
  if (std::ranges::find(over, name) == std::end(over) || first == nullptr) return std::nullopt;
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

std::optional<Meaning> Walker::method_of_collection(const Meaning& object, std::string_view name,
                                                    const Passing& passing, Span at) {
  const Meaning* first = by_position(passing, 0);
  if (const auto* known = object.as<std::shared_ptr<Object>>()) {
    const std::optional<std::string> key = first == nullptr ? std::nullopt : literal(*first);
    if (name == "get" && python_ && key) {
      const Meaning* found = member_of(**known, *key);
      return found == nullptr ? Meaning{at, Unknown{}} : *found;
    }
    if (name == "update" && python_ && first != nullptr) spread_into(**known, *first);
    constexpr std::string_view changes[] = {"clear", "pop", "popitem", "setdefault"};
    if (python_ && std::ranges::find(changes, name) != std::end(changes)) (*known)->open = true;
    if (name == "update" || name == "pop" || name == "setdefault") return Meaning{at, Unknown{}};
    if (name == "copy") return object;
  }
  if (const auto* list = object.as<std::shared_ptr<List>>()) {
    if (name == "append" || name == "push" || name == "extend") {
      if (first != nullptr) (*list)->elements.push_back(*first);
      (*list)->open = true;
      call_unknown(passing, at);
      return Meaning{at, Unknown{}};
    }
    if ((name == "map" || name == "forEach" || name == "filter") && first != nullptr) {
      const Situation situation(record);
      record.now.loop = record.loop({.span = at, .outer = {}});
      auto results = std::make_shared<List>();
      results->open = true;
      results->elements.push_back(call(*first, {{"", each_of(object)}}, at));
      return Meaning{at, std::move(results)};
    }
  }
  return std::nullopt;
}

// What every value of its kind can do. Nothing: the name is an ordinary member.
std::optional<Meaning> Walker::method_of_value(const Meaning& object, std::string_view name,
                                               const Passing& passing, Span at) {
  if (object.as<EnvironmentValue>() != nullptr) return method_of_environment(name, passing, at);
  if (auto meant = method_of_answer(object, name, passing, at)) return meant;
  if (const auto* event = object.as<EventValue>()) {
    return method_of_event(*event, name, passing, at);
  }
  if (auto meant = method_of_collection(object, name, passing, at)) return meant;
  if (object.as<Text>() != nullptr || object.as<VariableValue>() != nullptr) {
    mark_tested(object, false);
    return Meaning{at, Text{{{TextPart::Kind::opaque, {}}}}};
  }
  if (const auto* function = object.as<Callable>(); function != nullptr && !python_) {
    // Middleware answers itself to `use`, so that calls can be put in a row.
    if (!function->wrapped_by.empty() && name != "call" && name != "apply") {
      call_unknown(passing, at);
      return object;
    }
    const Meaning* bound = by_position(passing, 0);
    if (name == "bind" && bound != nullptr) {
      Callable callable = *function;
      callable.self = std::make_shared<Meaning>(*bound);
      return Meaning{at, std::move(callable)};
    }
    if (name == "call" || name == "apply") return call_unknown(passing, at);
  }
  // A promise's answer goes to the function that waits for it.
  if (!python_ && (name == "then" || name == "catch" || name == "finally")) {
    const Meaning* next = by_position(passing, 0);
    Situation situation(record);
    if (name == "catch") record.now.conditional = record.now.branched = true;
    const Meaning& given = name == "then" ? object : Meaning{at, Unknown{}};
    if (next != nullptr && next->as<Callable>() != nullptr) {
      const Meaning answer = call(*next, {{"", given}}, at);
      if (name == "catch") return join(object, answer);
      return name == "then" ? answer : object;
    }
    const auto* library = next == nullptr ? nullptr : next->as<Library>();
    if (library != nullptr && library->dotted() == "Promise.settle") call(*next, {{"", given}}, at);
    return object;
  }
  if (!python_ && name == "promise" && object.as<Answer>() != nullptr) return object;
  return std::nullopt;
}

}  // namespace plimsoll::code
