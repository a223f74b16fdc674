// A value as JSON text.
#include <utility>

#include "read/cfn_intrinsics.h"

namespace plimsoll {

namespace {

class Writer {
 public:
  void write(const Value& value) {
    switch (value.kind()) {
      case Value::Kind::absent:
        return literal("null");
      case Value::Kind::list:
        return write_list(value);
      case Value::Kind::map:
        return write_map(value);
      case Value::Kind::scalar:
        return write_scalar(value);
      case Value::Kind::text:
      case Value::Kind::reference:
      case Value::Kind::opaque:
        return write_text(value);
    }
  }
  Text take() { return std::move(text_); }

 private:
  void literal(std::string_view words) {
    Text::Part part;
    part.literal = std::string(words);
    text_.parts.push_back(std::move(part));
  }
  void write_list(const Value& list) {
    literal("[");
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      if (i > 0) literal(",");
      write(list.items()[i]);
    }
    literal("]");
  }
  void write_map(const Value& map) {
    literal("{");
    bool first = true;
    for (const Entry& entry : map.entries()) {
      if (!std::exchange(first, false)) literal(",");
      write_string(entry.key);
      literal(":");
      write(entry.value);
    }
    literal("}");
  }
  void write_scalar(const Value& value) {
    const Scalar& scalar = *value.as_scalar();
    const bool bare = !scalar.quoted && (value.as_number() || value.as_bool());
    if (bare) return literal(scalar.text);
    write_string(scalar.text);
  }
  void write_text(const Value& value) {
    literal("\"");
    const Text whole = value.to_text();
    for (const Text::Part& part : whole.parts) {
      if (part.kind == Text::Part::Kind::literal) {
        escape(part.literal);
      } else {
        text_.parts.push_back(part);
      }
    }
    literal("\"");
  }
  void write_string(std::string_view words) {
    literal("\"");
    escape(words);
    literal("\"");
  }
  void escape(std::string_view words) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string escaped;
    for (const char c : words) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        escaped += {'\\', c};
      } else if (byte < 0x20) {
        escaped += {'\\', 'u', '0', '0', hex[byte >> 4U], hex[byte & 15U]};
      } else {
        escaped += c;
      }
    }
    literal(escaped);
  }

  Text text_;
};

}  // namespace

Text json_text(const Value& value) {
  Writer writer;
  writer.write(value);
  return writer.take();
}

}  // namespace plimsoll
