#include "edit/spell.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/lower_case.h"

namespace plimsoll {
namespace {

std::string in_double_quotes(const std::string& text) {
  // JSON's escapes are YAML's, too.
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_number_or_flag(const std::string& text) {
  if (text == "true" || text == "false") return true;
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c); });
}

// Whether a text reads as itself without quotes, wherever it stands in YAML. More is quoted than
// must be.
bool is_plain(const std::string& text) {
  constexpr std::string_view allowed = "-_./:";
  if (text.empty() || !std::isalnum(static_cast<unsigned char>(text.front()))) return false;
  if (text.back() == ':') return false;
  for (const std::string_view word :
       {"y", "n", "yes", "no", "on", "off", "null", "true", "false"}) {
    if (same_but_for_case(text, word)) return false;
  }
  const bool number = std::isdigit(static_cast<unsigned char>(text.front())) != 0;
  return !number && std::ranges::all_of(text, [&](unsigned char c) {
    return std::isalnum(c) || allowed.find(static_cast<char>(c)) != std::string_view::npos;
  });
}

std::string spell_scalar(const Scalar& scalar, bool json) {
  if (!scalar.quoted && is_number_or_flag(scalar.text)) return scalar.text;
  return !json && is_plain(scalar.text) ? scalar.text : in_double_quotes(scalar.text);
}

std::string spell_reference(const Reference& to, bool json) {
  if (!json) {
    return to.attribute.empty() ? fmt::format("!Ref {}", to.resource)
                                : fmt::format("!GetAtt {}.{}", to.resource, to.attribute);
  }
  return to.attribute.empty()
             ? fmt::format(R"({{"Ref": "{}"}})", to.resource)
             : fmt::format(R"({{"Fn::GetAtt": ["{}", "{}"]}})", to.resource, to.attribute);
}

class Speller {
 public:
  explicit Speller(const Layout& layout)
      : layout_(layout), json_(layout.style == Layout::Style::json) {}

  std::string entry(std::string_view key, const Value& value, const std::string& indent) const {
    const std::string name = json_ ? in_double_quotes(std::string(key)) : std::string(key);
    const bool below = layout_.style == Layout::Style::block && is_collection(value);
    if (below) return name + ":" + block(value, indent + layout_.step);
    return name + (layout_.compact ? ":" : ": ") + inside(value, indent);
  }

 private:
  static bool is_collection(const Value& value) {
    return !value.items().empty() || !value.entries().empty();
  }

  // A collection in block style, from the line behind its key.
  std::string block(const Value& value, const std::string& indent) const {
    std::string text;
    for (const Value& item : value.items()) {
      text += layout_.newline + indent + "- " + inside(item, indent);
    }
    for (const Entry& child : value.entries()) {
      text += layout_.newline + indent + entry(child.key, child.value, indent);
    }
    return text;
  }

  std::string inside(const Value& value, const std::string& indent) const {
    if (const Scalar* scalar = value.as_scalar()) return spell_scalar(*scalar, json_);
    if (const Reference* to = value.as_reference()) return spell_reference(*to, json_);
    std::vector<std::string> parts;
    if (value.is_list()) {
      for (const Value& item : value.items()) parts.push_back(inside(item, indent));
      return "[" + fmt::format("{}", fmt::join(parts, layout_.compact ? "," : ", ")) + "]";
    }
    for (const Entry& child : value.entries()) {
      parts.push_back(entry(child.key, child.value, indent + layout_.step));
    }
    return braces(parts, indent);
  }

  std::string braces(const std::vector<std::string>& entries, const std::string& indent) const {
    if (json_ && layout_.own_lines) {
      const std::string line = layout_.newline + indent;
      return fmt::format("{{{}{}{}}}", line + layout_.step,
                         fmt::join(entries, "," + line + layout_.step), line);
    }
    const std::string joined = fmt::format("{}", fmt::join(entries, layout_.compact ? "," : ", "));
    return json_ ? "{" + joined + "}" : "{ " + joined + " }";
  }

  const Layout& layout_;
  bool json_;
};

}  // namespace

std::string spell_entry(std::string_view key, const Value& value, const Layout& layout) {
  return Speller(layout).entry(key, value, layout.indent);
}

std::string spell_instead(const Value& value, ScalarStyle style, bool json) {
  const Scalar* scalar = value.as_scalar();
  const bool quoted = style == ScalarStyle::single_quoted || (style == ScalarStyle::double_quoted);
  if (scalar != nullptr && quoted) {
    const bool single =
        style == ScalarStyle::single_quoted && scalar->text.find('\'') == std::string::npos;
    return single ? "'" + scalar->text + "'" : in_double_quotes(scalar->text);
  }
  if (scalar != nullptr) return spell_scalar(*scalar, json);
  Layout layout;
  layout.style = json ? Layout::Style::json : Layout::Style::flow;
  layout.own_lines = false;
  const std::string entry = spell_entry("", value, layout);
  return entry.substr(entry.find(": ") + 2);
}

}  // namespace plimsoll
