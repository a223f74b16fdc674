// What is known of a value that code makes: of a response, an argument, an option.
//
// Nothing is guessed: what depends on input, on a library or on too many steps is opaque, and an
// object into which something unknown was spread is open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "text/span.h"

namespace plimsoll::code {

struct Shape;

// A piece of a text: literal, or the value of an environment variable, or made anew every time (a
// UUID), or unknown.
struct TextPart {
  enum class Kind : std::uint8_t { literal, environment, generated, opaque };
  Kind kind = Kind::opaque;
  std::string text;  // the literal, or the variable's name

  friend bool operator==(const TextPart&, const TextPart&) = default;
};

struct OpaqueShape {};
struct NothingShape {};  // None, null, undefined
struct BooleanShape {
  bool value = false;
};
struct NumberShape {
  std::optional<double> value;  // nothing: a number, but not which
};
struct TextShape {
  std::vector<TextPart> parts;  // none: the empty text

  std::optional<std::string> literal() const;
  // The variable whose value this is, and nothing else.
  std::optional<std::string> environment() const;
};
struct MemberShape;
struct ObjectShape {
  std::vector<MemberShape> members;  // in the order written; of two with one name the last counts
  bool open = false;                 // there may be more, or others in their place

  const MemberShape* find(std::string_view name) const;
};
struct ListShape {
  std::vector<Shape> elements;
  bool open = false;
};

struct Shape {
  Span span;  // where it is made
  std::variant<OpaqueShape, NothingShape, BooleanShape, NumberShape, TextShape, ObjectShape,
               ListShape>
      form;

  template <class Form>
  const Form* as() const {
    return std::get_if<Form>(&form);
  }
  bool is_opaque() const { return as<OpaqueShape>() != nullptr; }
};

struct MemberShape {
  std::string name;
  Span name_span;
  Shape shape;
};

}  // namespace plimsoll::code
