// Giving names to meanings: plain ones, members, and what is taken apart.
#include "code/libraries.h"
#include "code/walker.h"

namespace plimsoll::code {

// The element of a list that is known, or what every element of the event's list is.
Meaning Walker::element(const Meaning& collection, std::size_t position) {
  if (const auto* list = collection.as<std::shared_ptr<List>>()) {
    const List& known = **list;
    const bool there = position < known.elements.size() && !known.open;
    return there ? known.elements[position] : Meaning{collection.span, Unknown{}};
  }
  if (const auto* event = collection.as<EventValue>()) {
    EventValue part = *event;
    part.path.emplace_back("[]");
    return {collection.span, std::move(part)};
  }
  return {collection.span, Unknown{}};
}

Meaning Walker::each_of(const Meaning& collection) {
  if (const auto* list = collection.as<std::shared_ptr<List>>()) {
    const List& known = **list;
    if (known.elements.empty() || known.open) return {collection.span, Unknown{}};
    Meaning all = known.elements[0];
    for (const Meaning& each : known.elements) all = join(all, each);
    return all;
  }
  return element(collection, 0);
}

void Walker::assign_name(std::string_view name, const Meaning& meaning, Frame& frame) {
  // JavaScript assigns to the name that is there; Python to one of the function.
  for (ScopeNode* node = frame.scope.get(); node != nullptr && !python_; node = node->outer.get()) {
    const auto known = node->names.find(name);
    if (known == node->names.end()) continue;
    const bool own = node == frame.scope.get();
    const Meaning before = known->second;
    known->second = own ? meaning : join(before, meaning);
    if (!own) doubt(known->second, before);
    return;
  }
  frame.scope->names.insert_or_assign(std::string(name), meaning);
}

// A member that is only assigned on some of the paths on which there is the object leaves it open.
void Walker::assign_member(const Meaning& object, std::string_view name, Span at,
                           const Meaning& value) {
  note_environment(object);
  if (const auto* known = object.as<std::shared_ptr<Object>>()) {
    set_member(**known, name, at, value);
    const bool always = !record.now.conditional || (*known)->made_in == record.block;
    if (!always) (*known)->open = true;
  } else if (object.as<OneOf>() != nullptr) {
    leave_open(object);
  } else if (const auto* client = object.as<ClientValue>()) {
    record.facts().clients[client->client].opaque_options = true;
  } else if (const auto* library = object.as<Library>()) {
    note_member_of_library(*this, *library);
  } else if (const auto* instance = object.as<Instance>()) {
    const Meaning* before = member_of(*instance->attributes, name);
    set_member(*instance->attributes, name, at, before == nullptr ? value : join(*before, value));
  }
}

void Walker::assign(ExpressionId target, const Meaning& meaning, Frame& frame) {
  const Expression& expression = frame.module[target];
  const Span at = frame.module.span(expression.at);
  if (const auto* name = std::get_if<Name>(&expression.form)) {
    assign_name(name->name, meaning, frame);
  } else if (const auto* member = std::get_if<Member>(&expression.form)) {
    assign_member(value(member->object, frame), member->name, at, meaning);
  } else if (const auto* index = std::get_if<Index>(&expression.form)) {
    const Meaning object = value(index->object, frame);
    const std::optional<std::string> key = literal(value(index->key, frame));
    if (key) {
      assign_member(object, *key, at, meaning);
    } else {
      leave_open(object);
    }
  } else if (const auto* mapping = std::get_if<Mapping>(&expression.form)) {
    assign_members(*mapping, meaning, frame);
  } else if (const auto* sequence = std::get_if<Sequence>(&expression.form)) {
    assign_elements(*sequence, meaning, frame);
  } else if (const auto* with_default = std::get_if<Assignment>(&expression.form)) {
    if (const auto* variable = meaning.as<VariableValue>()) {
      record.facts().environment[variable->read].has_default = true;
    }
    assign(with_default->target, join(meaning, value(with_default->value, frame)), frame);
  }
}

void Walker::assign_members(const Mapping& target, const Meaning& meaning, Frame& frame) {
  for (const Entry& entry : target.entries) {
    const std::optional<std::string> key =
        entry.key ? literal(value(*entry.key, frame)) : std::nullopt;
    const Span at = frame.module.span(frame.module[entry.value].at);
    assign(entry.value, key ? member(meaning, *key, at, false) : Meaning{at, Unknown{}}, frame);
  }
}

void Walker::assign_elements(const Sequence& target, const Meaning& meaning, Frame& frame) {
  for (std::size_t i = 0; i < target.items.size(); ++i) {
    const Item& item = target.items[i];
    const Span at = frame.module.span(frame.module[item.value].at);
    assign(item.value, item.spread ? Meaning{at, Unknown{}} : element(meaning, i), frame);
  }
}

}  // namespace plimsoll::code
