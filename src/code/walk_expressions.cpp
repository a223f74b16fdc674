#include <algorithm>

#include "code/answers.h"
#include "code/libraries.h"
#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

constexpr int most_steps = 60'000;

// A text of which nothing is known but that it is one.
Meaning some_text(Span at) {
  return {at, Text{{{TextPart::Kind::opaque, {}}}}};
}

std::vector<TextPart> parts_of(const Meaning& meaning) {
  if (const auto* text = meaning.as<Text>()) return text->parts;
  if (const auto* variable = meaning.as<VariableValue>()) {
    return {{TextPart::Kind::environment, variable->name}};
  }
  return {{TextPart::Kind::opaque, {}}};
}

// What CloudFormation fills in is not known.
std::vector<TextPart> text_parts(std::string_view text) {
  std::vector<TextPart> parts;
  while (true) {
    const std::size_t end = text.find(hole);
    const std::string_view literal = text.substr(0, end);
    if (!literal.empty()) parts.push_back({TextPart::Kind::literal, std::string(literal)});
    if (end == std::string_view::npos) return parts;
    parts.push_back({TextPart::Kind::opaque, {}});
    text.remove_prefix(end + hole.size());
  }
}

bool is_text(const Meaning& meaning) {
  return meaning.as<Text>() != nullptr || meaning.as<VariableValue>() != nullptr;
}

}  // namespace

// A scope holds functions that know the scope they stand in: a ring that nobody else opens.
Walker::~Walker() {
  for (const std::weak_ptr<ScopeNode>& made : scopes_) {
    if (const Scope scope = made.lock()) scope->names.clear();
  }
}

Scope Walker::scope_in(Scope outer) {
  Scope scope = std::make_shared<ScopeNode>(ScopeNode{{}, std::move(outer)});
  scopes_.push_back(scope);
  return scope;
}

bool Walker::out_of_steps() {
  if (++steps_ < most_steps) return false;
  record.left_something_out();
  return true;
}

Meaning Walker::value(ExpressionId id, Frame& frame) {
  const Expression& expression = frame.module[id];
  const Span at = frame.module.span(expression.at);
  if (out_of_steps()) return {at, Unknown{}};
  return std::visit([&](const auto& form) { return value(form, at, frame); }, expression.form);
}

Meaning Walker::value(const Nothing& form, Span at, Frame&) {
  return {at, form};
}
Meaning Walker::value(const Boolean& form, Span at, Frame&) {
  return {at, form};
}
Meaning Walker::value(const Number& form, Span at, Frame&) {
  return {at, form};
}
Meaning Walker::value(const String& form, Span at, Frame&) {
  if (form.value.empty()) return {at, Text{}};
  return {at, Text{text_parts(form.value)}};
}

Meaning Walker::value(const Template& form, Span at, Frame& frame) {
  Text text;
  for (const ExpressionId part : form.parts) {
    const Meaning meaning = value(part, frame);
    for (TextPart& each : parts_of(meaning)) text.parts.push_back(std::move(each));
  }
  return {at, std::move(text)};
}

Meaning Walker::value(const Name& form, Span at, Frame& frame) {
  if (const Meaning* known = find(frame.scope, form.name)) {
    Meaning meaning = *known;
    // A value is seen where it was made; what is read from it, where the name stands.
    if (meaning.as<EventValue>() != nullptr || meaning.is_unknown()) meaning.span = at;
    return meaning;
  }
  return builtin(python_, form.name, at).value_or(Meaning{at, Unknown{}});
}

Meaning Walker::value(const Member& form, Span at, Frame& frame) {
  return member(value(form.object, frame), form.name, at, form.optional);
}

Meaning Walker::value(const Index& form, Span at, Frame& frame) {
  const Meaning object = value(form.object, frame);
  return index(object, value(form.key, frame), at, form.optional);
}

void Walker::spread_into(Object& object, const Meaning& meaning) {
  note_environment(meaning);
  const auto* known = meaning.as<std::shared_ptr<Object>>();
  if (known == nullptr) {
    object.open = object.open || meaning.as<Nothing>() == nullptr;
    return;
  }
  for (const auto& [name, member] : (*known)->members) {
    set_member(object, name, member.first, *member.second);
  }
  object.open = object.open || (*known)->open;
}

Meaning Walker::value(const Mapping& form, Span at, Frame& frame) {
  auto object = std::make_shared<Object>();
  object->made_in = record.block;
  for (const Entry& entry : form.entries) {
    const Meaning its_value = value(entry.value, frame);
    if (!entry.key) {
      spread_into(*object, its_value);
      continue;
    }
    const Span key_at = frame.module.span(frame.module[*entry.key].at);
    if (const auto name = literal(value(*entry.key, frame))) {
      set_member(*object, *name, key_at, its_value);
    } else {
      object->open = true;
    }
  }
  return {at, std::move(object)};
}

Meaning Walker::value(const Sequence& form, Span at, Frame& frame) {
  auto list = std::make_shared<List>();
  for (const Item& item : form.items) {
    Meaning each = value(item.value, frame);
    if (item.spread) {
      list->open = true;
    } else {
      list->elements.push_back(std::move(each));
    }
  }
  return {at, std::move(list)};
}

Meaning Walker::value(const Closure& form, Span at, Frame& frame) {
  return {at, Callable{&frame.module, form.function, frame.scope, nullptr, {}}};
}

Meaning Walker::value(const ClassValue& form, Span at, Frame& frame) {
  return {at, OwnClass{&frame.module, form.value, frame.scope}};
}

Meaning Walker::value(const Await& form, Span, Frame& frame) {
  const bool waiting = std::exchange(waiting_, true);
  Meaning meaning = value(form.value, frame);
  waiting_ = waiting;
  return meaning;
}

Meaning Walker::sum(const Meaning& left, const Meaning& right, Span at) {
  if (is_text(left) || is_text(right)) {
    Text text{parts_of(left)};
    for (TextPart& part : parts_of(right)) text.parts.push_back(std::move(part));
    return {at, std::move(text)};
  }
  const std::optional<double> first = number(left);
  const std::optional<double> second = number(right);
  if (first && second) return {at, Number{*first + *second}};
  return {at, Unknown{}};
}

// `a or b`, `a || b`, `a ?? b`: b is what is taken where a is missing.
Meaning Walker::either(const Binary& form, Span at, Frame& frame) {
  const Meaning left = value(form.left, frame);
  for (const Meaning& each : alternatives_of(left)) {
    if (const auto* variable = each.as<VariableValue>()) {
      record.facts().environment[variable->read].has_default = true;
    }
  }
  const Situation situation(record);
  record.now.conditional = record.now.branched = true;
  const Meaning right = value(form.right, frame);
  if (const auto* event = left.as<EventValue>(); event != nullptr && !right.as<EventValue>()) {
    EventValue part = *event;
    part.has_default = true;
    if (!python_) record.event_has_default(part.path, left.span);
    return {left.span, std::move(part)};
  }
  if (left.as<EventValue>() != nullptr || left.is_unknown()) return {at, Unknown{}};
  return left.as<Nothing>() != nullptr ? right : join(left, right);
}

Meaning Walker::value(const Binary& form, Span at, Frame& frame) {
  if (form.operation == Operator::either || form.operation == Operator::default_) {
    return either(form, at, frame);
  }
  const Meaning left = value(form.left, frame);
  const Meaning right = value(form.right, frame);
  const std::optional<double> first = number(left);
  const std::optional<double> second = number(right);
  switch (form.operation) {
    case Operator::add:
      return sum(left, right, at);
    case Operator::multiply:
      if (first && second) return {at, Number{*first * *second}};
      break;
    case Operator::divide:
      if (first && second && *second != 0) return {at, Number{*first / *second}};
      break;
    case Operator::both:
      mark_tested(left, false);
      note_event_test(left, left.span, false);
      return join(left, right);
    case Operator::equal:
    case Operator::unequal:
    case Operator::in:
      note_comparison(form.operation, left, right, at);
      break;
    case Operator::other:
      // Python's "%s" % x is a text.
      if (is_text(left) && python_) return some_text(at);
      break;
    default:
      break;
  }
  return {at, Unknown{}};
}

Meaning Walker::value(const Not& form, Span at, Frame& frame) {
  test(form.value, frame, false);
  return {at, Unknown{}};
}

Meaning Walker::value(const Choice& form, Span, Frame& frame) {
  test(form.test, frame, false);
  const Situation situation(record);
  record.now.conditional = record.now.branched = true;
  const Meaning then = value(form.then, frame);
  return join(then, value(form.otherwise, frame));
}

Meaning Walker::value(const Assignment& form, Span, Frame& frame) {
  const Meaning meaning = value(form.value, frame);
  assign(form.target, meaning, frame);
  return meaning;
}

Meaning Walker::value(const Comprehension& form, Span at, Frame& frame) {
  const Meaning over = value(form.over, frame);
  const auto* event = over.as<EventValue>();
  const bool records = event != nullptr && !event->path.empty() && event->path.back() == "Records";
  Frame inner{frame.module, scope_in(frame.scope), {}, false};
  assign(form.target, each_of(over), inner);
  const Situation situation(record);
  record.now.loop = record.loop({.span = at, .outer = {}, .over_records = records});
  record.now.conditional = true;
  for (const ExpressionId each : form.tests) test(each, inner, false);
  auto list = std::make_shared<List>();
  list->elements.push_back(value(form.value, inner));
  list->open = true;
  if (!form.keyed) return {at, std::move(list)};
  auto mapping = std::make_shared<Object>();
  mapping->open = true;
  return {at, std::move(mapping)};
}

Meaning Walker::value(const Unclear& form, Span at, Frame& frame) {
  for (const ExpressionId part : form.parts) {
    value(part, frame);
    // `delete a.b` leaves something else than it found.
    const auto* member = std::get_if<Member>(&frame.module[part].form);
    const auto* index = std::get_if<Index>(&frame.module[part].form);
    if (member == nullptr && index == nullptr) continue;
    const Meaning whole = value(member != nullptr ? member->object : index->object, frame);
    if (const auto* object = whole.as<std::shared_ptr<Object>>()) (*object)->open = true;
  }
  return {at, Unknown{}};
}

}  // namespace plimsoll::code
