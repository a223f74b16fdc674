// What `a.b` and `a["b"]` stand for, by what `a` is.
#include "code/answers.h"
#include "code/libraries.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

// The functions of Node's context that answer.
std::optional<CallbackValue::Kind> answers_by(std::string_view name) {
  if (name == "done") return CallbackValue::Kind::done;
  if (name == "succeed") return CallbackValue::Kind::succeed;
  if (name == "fail") return CallbackValue::Kind::fail;
  return std::nullopt;
}

}  // namespace

// A member of each kind of thing that has some; of all others nothing is known.
struct Walker::MemberOf {
  Walker& walker;
  const Meaning& object;
  std::string_view name;
  Span at;
  bool optional = false;

  template <class Form>
  Meaning operator()(const Form&) const {
    return unknown();
  }

  Meaning operator()(const std::shared_ptr<Object>& known) const {
    if (const Meaning* found = code::member_of(*known, name)) return *found;
    const bool is_undefined = !known->open && !walker.python_;
    return is_undefined ? Meaning{at, Nothing{}} : unknown();
  }

  Meaning operator()(const Instance& instance) const {
    if (const Meaning* found = code::member_of(*instance.attributes, name)) return *found;
    Callable callable;
    if (walker.method(instance.of, name, callable) == nullptr) return unknown();
    callable.self = std::make_shared<Meaning>(object);
    return {at, std::move(callable)};
  }

  Meaning operator()(const OwnClass& own) const {
    Callable callable;
    if (walker.method(own, name, callable) == nullptr) return unknown();
    return {at, std::move(callable)};
  }

  Meaning operator()(const OwnModule& module) const {
    return walker.exported(*module.module, name).value_or(unknown());
  }

  Meaning operator()(const Library& library) const {
    Library inner = library;
    inner.way.emplace_back(name);
    if (auto meant = library_value(inner, at)) return *meant;
    return {at, std::move(inner)};
  }

  Meaning operator()(const ClientValue& client) const { return member_of_client(client, name, at); }

  Meaning operator()(const ClientMethod& collection) const {
    return member_of_collection(collection, name, at);
  }

  Meaning operator()(const EventValue& event) const {
    return walker.python_ ? unknown() : walker.event_part(event, name, at, optional);
  }

  Meaning operator()(const EnvironmentValue&) const {
    return walker.python_ ? unknown()
                          : walker.environment_read(std::string(name), at, false, false);
  }

  Meaning operator()(const Answer& answer) const {
    Answer part = answer;
    part.path.emplace_back(name);
    note_member_of_answer(walker, part, at);
    note_part(walker.record.facts(), part);
    return {at, std::move(part)};
  }

  Meaning operator()(const ContextValue&) const {
    const std::optional<CallbackValue::Kind> answer = answers_by(name);
    if (answer && !walker.python_) return {at, CallbackValue{*answer}};
    if (name == "get_remaining_time_in_millis" || name == "getRemainingTimeInMillis") {
      walker.record.facts().remaining_time = at;
    }
    return unknown();
  }

  Meaning operator()(const Text&) const {
    return name == "hex" ? object : unknown();  // of a UUID
  }

  Meaning unknown() const { return {at, Unknown{}}; }
};

Meaning Walker::member(const Meaning& object, std::string_view name, Span at, bool optional) {
  return std::visit(MemberOf{*this, object, name, at, optional}, object.form);
}

Meaning Walker::index(const Meaning& object, const Meaning& key, Span at, bool optional) {
  const std::optional<std::string> name = literal(key);
  if (object.as<EnvironmentValue>() != nullptr && name) {
    return environment_read(*name, at, python_, false);
  }
  if (const auto* event = object.as<EventValue>()) {
    if (name) return event_part(*event, *name, at, optional);
    return event_part(*event, "[]", at, optional);
  }
  if (name && object.as<Library>() == nullptr) return member(object, *name, at, optional);
  if (const std::optional<double> position = number(key); position && *position >= 0) {
    return element(object, static_cast<std::size_t>(*position));
  }
  return {at, Unknown{}};
}

Meaning Walker::event_part(const EventValue& event, std::string_view name, Span at, bool optional) {
  EventValue part = event;
  part.path.emplace_back(name);
  part.has_default = false;
  const bool nothing_happens = optional || (event.has_default && !python_);
  record.event({part.path, at, nothing_happens, false, {}});
  return {at, std::move(part)};
}

Meaning Walker::environment_read(std::string name, Span at, bool raises, bool has_default) {
  EnvironmentRead read;
  read.name = name;
  read.span = at;
  read.raises = raises;
  read.has_default = has_default;
  return {at, VariableValue{record.environment(std::move(read)), std::move(name)}};
}

}  // namespace plimsoll::code
