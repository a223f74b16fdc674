// The lowered form of a property: one vocabulary for every input format.
//
// In: what the readers evaluated. Out: values that say what is known, what only AWS or the deployer
// knows, and what is not there; each with its span and the trail by which it came.
// Refuses nothing; it is plain immutable data, cheap to copy (the contents are shared).
//
// The three states matter more than anything else in the house: a property may be *known*, *opaque*
// (written, but undecidable offline) or *absent*. "Missing" is said of absent values only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/span.h"

namespace plimsoll {

class Value;

// `Ref` (empty attribute) or `Fn::GetAtt` of a resource of the deployment.
struct Reference {
  std::string resource;   // Resource::id
  std::string attribute;  // "Arn"; empty for Ref

  friend bool operator==(const Reference&, const Reference&) = default;
};

// Only AWS or the deployer knows. Two opaque values with the same identity are the same value,
// whatever it is: `${AWS::Region}` here and there, the same parameter, the same import.
struct Opaque {
  std::string identity;  // "AWS::Region", "parameter Stage", "import Vpc-Id"; empty: like no other

  friend bool operator==(const Opaque&, const Opaque&) = default;
};

// What Fn::Sub, Fn::Join and string templates make when not all of it is known: literal parts,
// references and holes in order. Adjacent literals are joined; there are at least two parts.
struct Text {
  struct Part {
    enum class Kind : std::uint8_t { literal, reference, opaque };
    Kind kind = Kind::literal;
    std::string literal;  // of Kind::literal
    Reference reference;  // of Kind::reference
    Opaque opaque;        // of Kind::opaque

    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;

  friend bool operator==(const Text&, const Text&) = default;
};

// How a value came to the place where it is used, nearest step first: "parameter default",
// "from Globals", "mapping entry", "module input". Empty for what is written where it counts.
using Trail = std::vector<Note>;

struct Scalar {
  std::string text;
  bool quoted = false;  // "3" was written, not 3
};

// Where the letters of a text stand that is a document of its own: JSON in one string. For each
// byte of its literal parts, one after the other, the bytes of the file that it is read from: two
// for an escaped quote, and of a value that is filled in those of the name that it is filled in
// for.
struct Letters {
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  FileId file{};
  std::vector<Range> ranges;
};

struct Entry;

class Value {
 public:
  enum class Kind : std::uint8_t { absent, scalar, list, map, text, reference, opaque };

  Value() = default;  // absent
  static Value scalar(std::string text, Span span, bool quoted = false);
  static Value list(std::vector<Value> items, Span span);
  // `open`: there may be further keys that cannot be known (Fn::Transform, an opaque merge), so a
  // key that is not found is opaque, not absent.
  static Value map(std::vector<Entry> entries, Span span, bool open = false);
  // Normalises: no parts is an empty scalar, one literal a scalar, one reference a Reference.
  static Value text(Text text, Span span);
  static Value reference(Reference reference, Span span);
  static Value opaque(std::string identity, Span span);

  Kind kind() const { return kind_; }
  bool is_absent() const { return kind_ == Kind::absent; }
  bool is_opaque() const { return kind_ == Kind::opaque; }
  bool is_list() const { return kind_ == Kind::list; }
  bool is_map() const { return kind_ == Kind::map; }
  explicit operator bool() const { return !is_absent(); }

  // Where it is written; of an absent value the default Span, which must not be printed.
  Span span() const { return span_; }
  const Trail& trail() const;

  // Null for most texts: only those that look like JSON know it.
  const Letters* letters() const;

  // The same value as seen from another place, or with one more step on its trail.
  Value at(Span span) const;
  Value via(Note step) const;
  Value spelled(std::shared_ptr<const Letters> letters) const;

  // Of a scalar; null otherwise.
  const Scalar* as_scalar() const;
  const std::string* as_string() const;  // the scalar's text
  std::optional<std::int64_t> as_int() const;
  std::optional<double> as_number() const;
  std::optional<bool> as_bool() const;  // true/false, quoted or not, any case
  const Text* as_text() const;
  const Reference* as_reference() const;
  const Opaque* as_opaque() const;
  // A scalar, text, reference or opaque value as parts; empty for lists, maps and absent.
  Text to_text() const;

  // Items of a list; empty otherwise.
  std::span<const Value> items() const;
  // Entries of a map in the order written; empty otherwise.
  std::span<const Entry> entries() const;
  bool is_open() const;
  // The entry of a map. Of an opaque value or an open map without the key: opaque. Otherwise
  // absent.
  Value operator[](std::string_view key) const;
  const Entry* find(std::string_view key) const;
  // A map with these entries put over this one's (same key: replaced in place, else appended).
  Value with(std::vector<Entry> entries) const;
  Value without(std::string_view key) const;

 private:
  // What a value holds depends on its kind: Scalar, vector<Value>, Map, Text, Reference or Opaque;
  // a value with a trail or letters holds a Trailed that holds one of these. A template has a value
  // for each of its scalars, so a Value is kept at 32 bytes and its contents at what the kind
  // needs.
  using Contents = std::shared_ptr<const void>;
  struct Map;
  struct Trailed;

  Value(Kind kind, Span span, Contents contents)
      : contents_(std::move(contents)), span_(span), kind_(kind) {}
  const void* contents() const;
  Trailed unwrapped() const;
  Value wrapped(Trailed trailed) const;
  template <class T>
  const T* get(Kind kind) const {
    return kind_ == kind ? static_cast<const T*>(contents()) : nullptr;
  }

  Contents contents_;
  Span span_;
  Kind kind_ = Kind::absent;
  bool trailed_ = false;
};
static_assert(sizeof(Value) == 32);

// One entry of a map. An entry whose value is absent was written as null: for the settings of a
// resource that is the same as not written, but a state machine's `ResultPath: null` is not.
struct Entry {
  std::string key;
  Span key_span;
  Value value;
};

// Same meaning, whatever the spans and trails. Opaque values are equal when they share a non-empty
// identity.
bool same(const Value& left, const Value& right);

// The value in one line of JSON-like text, for `dump` and messages: `"arn:…:${Orders.Arn}"`.
std::string print(const Value& value);
std::string print(const Text& text);

}  // namespace plimsoll
