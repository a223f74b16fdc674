#include "code/meaning.h"

#include <algorithm>

namespace plimsoll::code {
namespace {

constexpr std::size_t most_alternatives = 8;
constexpr int deepest_shape = 12;

Shape shape_at(const Meaning& meaning, int depth);

struct ToShape {
  int depth = 0;

  using Form = decltype(Shape::form);

  Form operator()(const Nothing&) const { return NothingShape{}; }
  Form operator()(const Boolean& form) const { return BooleanShape{form.value}; }
  Form operator()(const Number& form) const { return NumberShape{form.value}; }
  Form operator()(const Text& form) const { return TextShape{form.parts}; }
  Form operator()(const VariableValue& form) const {
    return TextShape{{{TextPart::Kind::environment, form.name}}};
  }
  Form operator()(const std::shared_ptr<Object>& form) const {
    ObjectShape shape;
    shape.open = form->open;
    for (const auto& [name, member] : form->members) {
      shape.members.push_back({name, member.first, shape_at(*member.second, depth + 1)});
    }
    return shape;
  }
  Form operator()(const std::shared_ptr<List>& form) const {
    ListShape shape;
    shape.open = form->open;
    for (const Meaning& each : form->elements) {
      shape.elements.push_back(shape_at(each, depth + 1));
    }
    return shape;
  }
  Form operator()(const auto&) const { return OpaqueShape{}; }
};

// Objects may hold themselves.
Shape shape_at(const Meaning& meaning, int depth) {
  if (depth > deepest_shape) return {meaning.span, OpaqueShape{}};
  return {meaning.span, std::visit(ToShape{depth}, meaning.form)};
}

bool same_constant(const Meaning& left, const Meaning& right) {
  if (left.form.index() != right.form.index()) return false;
  if (const auto* one = left.as<Boolean>()) return one->value == right.as<Boolean>()->value;
  if (const auto* one = left.as<Number>()) return one->value == right.as<Number>()->value;
  if (const auto* one = left.as<Text>()) return one->parts == right.as<Text>()->parts;
  if (const auto* one = left.as<std::shared_ptr<Object>>()) {
    return *one == *right.as<std::shared_ptr<Object>>();
  }
  if (const auto* one = left.as<std::shared_ptr<List>>()) {
    return *one == *right.as<std::shared_ptr<List>>();
  }
  if (const auto* one = left.as<Library>()) return one->way == right.as<Library>()->way;
  if (const auto* one = left.as<EventValue>()) return one->path == right.as<EventValue>()->path;
  if (const auto* one = left.as<ClientValue>())
    return one->client == right.as<ClientValue>()->client;
  if (const auto* one = left.as<Callable>()) return one->function == right.as<Callable>()->function;
  if (const auto* one = left.as<VariableValue>())
    return one->name == right.as<VariableValue>()->name;
  return left.as<Nothing>() != nullptr || left.is_unknown() ||
         left.as<EnvironmentValue>() != nullptr || left.as<ContextValue>() != nullptr;
}

}  // namespace

std::string Library::dotted() const {
  std::string out;
  for (const std::string& step : way) {
    if (!out.empty()) out += '.';
    out += step;
  }
  return out;
}

const Meaning* find(const Scope& scope, std::string_view name) {
  for (const ScopeNode* node = scope.get(); node != nullptr; node = node->outer.get()) {
    const auto found = node->names.find(name);
    if (found != node->names.end()) return &found->second;
  }
  return nullptr;
}

std::vector<Meaning> alternatives_of(const Meaning& meaning) {
  if (const auto* several = meaning.as<OneOf>()) return several->alternatives;
  return {meaning};
}

Meaning join(const Meaning& left, const Meaning& right) {
  OneOf both{alternatives_of(left)};
  for (Meaning& each : alternatives_of(right)) {
    const bool known = std::ranges::any_of(
        both.alternatives, [&](const Meaning& other) { return same_constant(each, other); });
    if (!known) both.alternatives.push_back(std::move(each));
  }
  if (both.alternatives.size() == 1) return both.alternatives[0];
  if (both.alternatives.size() > most_alternatives) return {left.span, Unknown{}};
  return {left.span, std::move(both)};
}

void join_into(Meaning& known, const Meaning& other) {
  const bool one = known.as<OneOf>() == nullptr && other.as<OneOf>() == nullptr;
  if (!one || !same_constant(other, known)) known = join(known, other);
}

void doubt(Meaning& now, const Meaning& before) {
  auto* several = std::get_if<OneOf>(&now.form);
  if (several == nullptr) return;
  const std::vector<Meaning> old = alternatives_of(before);
  for (Meaning& each : several->alternatives) {
    each.perhaps = each.perhaps || std::ranges::any_of(old, [&](const Meaning& other) {
                     return same_constant(each, other);
                   });
  }
}

const Meaning* member_of(const Object& object, std::string_view name) {
  const auto found = std::ranges::find(
      object.members, name, [](const auto& member) { return std::string_view(member.first); });
  return found == object.members.end() ? nullptr : found->second.second.get();
}

void leave_open(const Meaning& meaning) {
  for (const Meaning& each : alternatives_of(meaning)) {
    if (const auto* object = each.as<std::shared_ptr<Object>>()) (*object)->open = true;
    if (const auto* list = each.as<std::shared_ptr<List>>()) (*list)->open = true;
  }
}

void set_member(Object& object, std::string_view name, Span span, Meaning value) {
  auto shared = std::make_shared<Meaning>(std::move(value));
  for (auto& [known, member] : object.members) {
    if (known != name) continue;
    member = {span, std::move(shared)};
    return;
  }
  object.members.push_back({std::string(name), {span, std::move(shared)}});
}

std::optional<std::string> literal(const Meaning& meaning) {
  const auto* text = meaning.as<Text>();
  return text == nullptr ? std::nullopt : TextShape{text->parts}.literal();
}

std::optional<double> number(const Meaning& meaning) {
  const auto* known = meaning.as<Number>();
  return known == nullptr ? std::nullopt : std::optional(known->value);
}

Shape shape_of(const Meaning& meaning) {
  return shape_at(meaning, 0);
}

}  // namespace plimsoll::code
