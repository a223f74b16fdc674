#include <algorithm>

#include "code/answers.h"
#include "code/libraries.h"
#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

constexpr std::size_t deepest_call = 12;

// Libraries that answer with the batchItemFailures of what they were given. At import a processor
// is only made; what is put around a handler then is a decorator or middleware.
bool reports_failures(const Library& library, bool at_import) {
  const std::string way = library.dotted();
  if (way.starts_with("@middy/sqs-partial-batch-failure")) return true;
  const bool powertools = way.starts_with("aws_lambda_powertools.utilities.batch") ||
                          way.starts_with("@aws-lambda-powertools/batch");
  return powertools && (!at_import || way.ends_with(".batch_processor"));
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

// A call of each kind of thing that can be called; of all others nothing is known.
struct Walker::CallOf {
  Walker& walker;
  const Passing& passing;
  Span at;

  template <class Form>
  Meaning operator()(const Form&) const {
    return walker.call_unknown(passing, at);
  }
  Meaning operator()(const Callable& function) const {
    return walker.call_function(function, passing, at);
  }
  Meaning operator()(const OwnClass& value) const { return walker.construct(value, passing, at); }
  Meaning operator()(const ClientMethod& method) const {
    return call_client(walker, method, passing, at);
  }
  Meaning operator()(const ClientValue& client) const {  // axios.create()(…)
    return call_client(walker, {client, "request"}, passing, at);
  }
  Meaning operator()(const Answer& answer) const {
    if (auto meant = call_answer(walker, answer, passing, at)) return *meant;
    return walker.call_unknown(passing, at);
  }
  Meaning operator()(const CallbackValue& callback) const {
    walker.answer_by(callback, passing, at);
    return {at, Nothing{}};
  }
  Meaning operator()(const OneOf& several) const {
    const Situation situation(walker.record);
    walker.record.now.conditional = walker.record.now.branched = true;
    std::vector<Meaning> answers;
    for (const Meaning& each : several.alternatives) {
      answers.push_back(walker.call(each, passing, at));
    }
    walker.never_returns_ = false;
    return joined(answers, at);
  }
  Meaning operator()(const Library& library) const {
    return walker.call_library(library, passing, at);
  }
};

Meaning Walker::call(const Meaning& callee, const Passing& passing, Span at) {
  const bool is_own = callee.as<Callable>() != nullptr || callee.as<OwnClass>() != nullptr;
  if (!is_own) never_returns_ = false;
  return std::visit(CallOf{*this, passing, at}, callee.form);
}

// What a library is known to do with what it is given.
std::optional<Meaning> Walker::known_call(const Library& library, const Passing& passing, Span at) {
  const Meaning* first = by_position(passing, 0);
  if (first != nullptr && is_payload(*first) && hands_payload_on(library.dotted())) return *first;
  if (auto meant = call_remote_library(*this, library, passing, at)) return meant;
  if (auto meant = call_file_library(*this, library, passing, at)) return meant;
  return python_ ? call_python_library(*this, library, passing, at)
                 : call_node_library(*this, library, passing, at);
}

Meaning Walker::call_library(const Library& library, const Passing& passing, Span at) {
  if (reports_failures(library, record.now.at_import)) record.facts().batch_failures = true;
  const std::string way = library.dotted();
  if (way == "sys.exit" || way == "process.exit") ++exits_.raises;
  if (auto meant = known_call(library, passing, at)) return *meant;
  call_unknown(passing, at);
  // Middleware: the function goes on being ours, with a library around it.
  for (const Passed& each : passing) {
    if (const auto* inner = each.meaning.as<Callable>()) {
      Callable wrapped = *inner;
      wrapped.wrapped_by = way;
      return {at, std::move(wrapped)};
    }
  }
  Library answer = library;
  answer.called = true;
  answer.arguments = std::make_shared<std::vector<std::pair<std::string, Meaning>>>();
  for (const Passed& each : passing) answer.arguments->emplace_back(each.keyword, each.meaning);
  return {at, std::move(answer)};
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
  Frame frame{*callee.module, scope_in(callee.scope), {}, false};
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
  Frame frame{*value.module, scope_in(value.scope), {}, false};
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

}  // namespace plimsoll::code
