#include "resource/value.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "text/lower_case.h"

namespace plimsoll {

struct Value::Map {
  std::vector<Entry> entries;
  bool open = false;
};

struct Value::Trailed {
  Contents contents;
  Trail trail;
  std::shared_ptr<const Letters> letters;
};

namespace {

// Parses the whole text as a number of this type, or nothing of it.
template <class T>
std::optional<T> number(std::string_view text) {
  T parsed{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, parsed);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return parsed;
}

// The parts with adjacent literals joined and empty ones left out.
std::vector<Text::Part> joined(std::vector<Text::Part> parts) {
  using Kind = Text::Part::Kind;
  std::vector<Text::Part> result;
  for (Text::Part& part : parts) {
    const bool is_literal = part.kind == Kind::literal;
    if (is_literal && part.literal.empty()) continue;
    if (is_literal && !result.empty() && result.back().kind == Kind::literal) {
      result.back().literal += part.literal;
    } else {
      result.push_back(std::move(part));
    }
  }
  return result;
}

}  // namespace

const void* Value::contents() const {
  const void* held = contents_.get();
  return trailed_ ? static_cast<const Trailed*>(held)->contents.get() : held;
}

Value Value::scalar(std::string text, Span span, bool quoted) {
  return {Kind::scalar, span, std::make_shared<Scalar>(Scalar{std::move(text), quoted})};
}

Value Value::list(std::vector<Value> items, Span span) {
  items.shrink_to_fit();
  return {Kind::list, span, std::make_shared<std::vector<Value>>(std::move(items))};
}

Value Value::map(std::vector<Entry> entries, Span span, bool open) {
  entries.shrink_to_fit();
  return {Kind::map, span, std::make_shared<Map>(Map{std::move(entries), open})};
}

Value Value::text(Text text, Span span) {
  Text whole{joined(std::move(text.parts))};
  if (whole.parts.empty()) return scalar("", span, true);
  if (whole.parts.size() > 1) return {Kind::text, span, std::make_shared<Text>(std::move(whole))};
  Text::Part& only = whole.parts.front();
  switch (only.kind) {
    case Text::Part::Kind::literal:
      return scalar(std::move(only.literal), span, true);
    case Text::Part::Kind::reference:
      return reference(std::move(only.reference), span);
    case Text::Part::Kind::opaque:
      break;
  }
  return opaque(std::move(only.opaque.identity), span);
}

Value Value::reference(Reference reference, Span span) {
  return {Kind::reference, span, std::make_shared<Reference>(std::move(reference))};
}

Value Value::opaque(std::string identity, Span span) {
  return {Kind::opaque, span, std::make_shared<Opaque>(Opaque{std::move(identity)})};
}

const Trail& Value::trail() const {
  static const Trail none;
  return trailed_ ? static_cast<const Trailed*>(contents_.get())->trail : none;
}

Value Value::at(Span span) const {
  Value moved = *this;
  if (!is_absent()) moved.span_ = span;
  return moved;
}

Value Value::via(Note step) const {
  if (is_absent()) return *this;
  Trailed longer = unwrapped();
  longer.trail.insert(longer.trail.begin(), std::move(step));
  return wrapped(std::move(longer));
}

Value Value::spelled(std::shared_ptr<const Letters> letters) const {
  if (is_absent()) return *this;
  Trailed same = unwrapped();
  same.letters = std::move(letters);
  return wrapped(std::move(same));
}

const Letters* Value::letters() const {
  return trailed_ ? static_cast<const Trailed*>(contents_.get())->letters.get() : nullptr;
}

Value::Trailed Value::unwrapped() const {
  if (trailed_) return *static_cast<const Trailed*>(contents_.get());
  return {contents_, {}, nullptr};
}

Value Value::wrapped(Trailed trailed) const {
  Value result{kind_, span_, std::make_shared<Trailed>(std::move(trailed))};
  result.trailed_ = true;
  return result;
}

const Scalar* Value::as_scalar() const {
  return get<Scalar>(Kind::scalar);
}

const std::string* Value::as_string() const {
  const Scalar* scalar = as_scalar();
  return scalar ? &scalar->text : nullptr;
}

std::optional<std::int64_t> Value::as_int() const {
  const std::string* text = as_string();
  if (!text) return std::nullopt;
  if (auto whole = number<std::int64_t>(*text)) return whole;
  // JSON may write 30 as 30.0 or 3e1; beyond 2^53 a double is no longer exact.
  const std::optional<double> parsed = as_number();
  if (!parsed || std::trunc(*parsed) != *parsed || std::abs(*parsed) > 9e15) return std::nullopt;
  return static_cast<std::int64_t>(*parsed);
}

std::optional<double> Value::as_number() const {
  const std::string* text = as_string();
  if (!text) return std::nullopt;
  const std::optional<double> parsed = number<double>(*text);
  return parsed && std::isfinite(*parsed) ? parsed : std::nullopt;
}

std::optional<bool> Value::as_bool() const {
  const std::string* text = as_string();
  if (text && same_but_for_case(*text, "true")) return true;
  if (text && same_but_for_case(*text, "false")) return false;
  return std::nullopt;
}

const Text* Value::as_text() const {
  return get<Text>(Kind::text);
}
const Reference* Value::as_reference() const {
  return get<Reference>(Kind::reference);
}
const Opaque* Value::as_opaque() const {
  return get<Opaque>(Kind::opaque);
}

Text Value::to_text() const {
  if (const Text* text = as_text()) return *text;
  Text::Part part;
  if (const std::string* literal = as_string()) {
    if (literal->empty()) return {};
    part.literal = *literal;
  } else if (const Reference* reference = as_reference()) {
    part.kind = Text::Part::Kind::reference;
    part.reference = *reference;
  } else if (const Opaque* opaque = as_opaque()) {
    part.kind = Text::Part::Kind::opaque;
    part.opaque = *opaque;
  } else {
    return {};
  }
  return {{std::move(part)}};
}

std::span<const Value> Value::items() const {
  const auto* items = get<std::vector<Value>>(Kind::list);
  return items ? std::span<const Value>(*items) : std::span<const Value>();
}

std::span<const Entry> Value::entries() const {
  const Map* map = get<Map>(Kind::map);
  return map ? std::span<const Entry>(map->entries) : std::span<const Entry>();
}

bool Value::is_open() const {
  const Map* map = get<Map>(Kind::map);
  return map && map->open;
}

Value Value::operator[](std::string_view key) const {
  if (const Entry* entry = find(key)) return entry->value;
  return is_opaque() || is_open() ? opaque("", span_) : Value();
}

const Entry* Value::find(std::string_view key) const {
  const auto all = entries();
  const auto found =
      std::find_if(all.begin(), all.end(), [key](const Entry& entry) { return entry.key == key; });
  return found == all.end() ? nullptr : &*found;
}

Value Value::with(std::vector<Entry> over) const {
  std::vector<Entry> merged(entries().begin(), entries().end());
  for (Entry& entry : over) {
    const auto same_key = [&entry](const Entry& other) { return other.key == entry.key; };
    const auto place = std::find_if(merged.begin(), merged.end(), same_key);
    if (place == merged.end()) {
      merged.push_back(std::move(entry));
    } else {
      *place = std::move(entry);
    }
  }
  return map(std::move(merged), span_, is_open());
}

Value Value::without(std::string_view key) const {
  std::vector<Entry> rest;
  for (const Entry& entry : entries()) {
    if (entry.key != key) rest.push_back(entry);
  }
  return map(std::move(rest), span_, is_open());
}

}  // namespace plimsoll
