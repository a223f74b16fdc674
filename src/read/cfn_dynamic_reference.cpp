#include "read/cfn_dynamic_reference.h"

#include <utility>

namespace plimsoll {

namespace {

constexpr std::string_view opening = "{{resolve:";
constexpr std::string_view closing = "}}";

using Kind = Text::Part::Kind;

Text::Part literal(std::string_view text) {
  Text::Part part;
  part.literal = std::string(text);
  return part;
}

Text::Part hole(std::string identity) {
  Text::Part part;
  part.kind = Kind::opaque;
  part.opaque.identity = std::move(identity);
  return part;
}

// Collects the parts of a text, those between `{{resolve:` and `}}` as one.
class Folding {
 public:
  void add(Text::Part part) {
    if (part.kind == Kind::literal) {
      add(std::string_view(part.literal));
    } else if (inside_) {
      name_ += name_of(part);
      held_.push_back(std::move(part));
    } else {
      folded_.parts.push_back(std::move(part));
    }
  }

  Text take() {
    // Never closed: then it was no dynamic reference.
    folded_.parts.insert(folded_.parts.end(), held_.begin(), held_.end());
    return std::move(folded_);
  }

 private:
  void add(std::string_view text) {
    while (!text.empty()) {
      const std::size_t found = text.find(inside_ ? closing : opening);
      const bool hit = found != std::string_view::npos;
      if (!inside_) {
        folded_.parts.push_back(literal(text.substr(0, found)));
        text.remove_prefix(hit ? found : text.size());
        if (hit) begin();
        if (hit) hold(text, opening.size());
      } else {
        hold(text, hit ? found + closing.size() : text.size());
        if (hit) end();
      }
    }
  }

  // A hole like no other makes the whole like no other.
  std::string name_of(const Text::Part& part) {
    const bool is_reference = part.kind == Kind::reference;
    const std::string& name = is_reference ? part.reference.resource : part.opaque.identity;
    if (name.empty()) pure_ = false;
    return "${" + name + (is_reference ? "." + part.reference.attribute : "") + "}";
  }

  void begin() {
    inside_ = true;
    pure_ = true;
    name_.clear();
  }
  void hold(std::string_view& text, std::size_t length) {
    name_ += text.substr(0, length);
    held_.push_back(literal(text.substr(0, length)));
    text.remove_prefix(length);
  }
  void end() {
    inside_ = false;
    held_.clear();
    folded_.parts.push_back(hole(pure_ ? name_ : ""));
  }

  Text folded_;
  std::vector<Text::Part> held_;
  std::string name_;
  bool inside_ = false;
  bool pure_ = true;
};

}  // namespace

bool has_dynamic_reference(std::string_view text) {
  return text.find(opening) != std::string_view::npos;
}

Text with_dynamic_references(Text text) {
  Folding folding;
  for (Text::Part& part : text.parts) folding.add(std::move(part));
  return folding.take();
}

Value resolve_later(std::string_view text, Span span) {
  return Value::text(with_dynamic_references({{literal(text)}}), span);
}

}  // namespace plimsoll
