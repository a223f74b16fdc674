// Values and resources as text, for `dump --step resources`, golden tests and messages.
#include <string>

#include <fmt/format.h>

#include "resource/resource.h"

namespace plimsoll {

namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '"':
        result += "\\\"";
        break;
      case '\\':
        result += "\\\\";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      case '\t':
        result += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
          result += c;
        }
    }
  }
  return result;
}

std::string_view name(const Opaque& opaque) {
  return opaque.identity.empty() ? std::string_view("?") : opaque.identity;
}

std::string path(const Reference& reference) {
  return reference.attribute.empty() ? reference.resource
                                     : reference.resource + "." + reference.attribute;
}

// Numbers and booleans stand as they were written; whatever else is a string has its quotes.
std::string print(const Value& value, const Scalar& scalar) {
  const bool bare = !scalar.quoted && (value.as_number() || value.as_bool());
  return bare ? scalar.text : '"' + escaped(scalar.text) + '"';
}

std::string print_items(const Value& list) {
  std::string result = "[";
  for (const Value& item : list.items()) {
    if (result.size() > 1) result += ", ";
    result += print(item);
  }
  return result + "]";
}

std::string print_entries(const Value& map) {
  std::string result = "{";
  for (const Entry& entry : map.entries()) {
    if (result.size() > 1) result += ", ";
    result += escaped(entry.key) + ": " + print(entry.value);
  }
  if (map.is_open()) result += result.size() > 1 ? ", …" : "…";
  return result + "}";
}

// The trail behind a value: `  (parameter default of Wait; from Globals)`.
std::string print_trail(const Value& value) {
  std::string result;
  for (const Note& step : value.trail()) {
    result += (result.empty() ? "  (" : "; ") + step.text;
  }
  return result.empty() ? result : result + ")";
}

void print_section(const Value& section, std::string_view indent, std::string& out) {
  for (const Entry& entry : section.entries()) {
    out += fmt::format("{}{}: {}{}\n", indent, escaped(entry.key), print(entry.value),
                       print_trail(entry.value));
  }
  if (section.is_open()) out += fmt::format("{}…\n", indent);
  if (section && !section.is_map()) out += fmt::format("{}{}\n", indent, print(section));
}

void print(const Resource& resource, std::string& out) {
  out += fmt::format("{} {}", resource.id, resource.type);
  if (!resource.generated_by.empty()) out += " from " + resource.generated_by;
  out += '\n';
  print_section(resource.properties, "  ", out);
  std::string_view before = "  after ";
  for (const Dependency& dependency : resource.depends_on) {
    out += fmt::format("{}{}", before, dependency.id);
    before = ", ";
  }
  if (!resource.depends_on.empty()) out += '\n';
  if (!resource.attributes.entries().empty()) {
    out += "  beside\n";
    print_section(resource.attributes, "    ", out);
  }
}

}  // namespace

std::string print(const Text& text) {
  std::string result = "\"";
  for (const Text::Part& part : text.parts) {
    switch (part.kind) {
      case Text::Part::Kind::literal:
        result += escaped(part.literal);
        break;
      case Text::Part::Kind::reference:
        result += "${" + path(part.reference) + "}";
        break;
      case Text::Part::Kind::opaque:
        result += fmt::format("${{{}}}", name(part.opaque));
        break;
    }
  }
  return result + "\"";
}

std::string print(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::absent:
      return "null";
    case Value::Kind::scalar:
      return print(value, *value.as_scalar());
    case Value::Kind::list:
      return print_items(value);
    case Value::Kind::map:
      return print_entries(value);
    case Value::Kind::text:
      return print(*value.as_text());
    case Value::Kind::reference:
      return "${" + path(*value.as_reference()) + "}";
    case Value::Kind::opaque:
      return fmt::format("<{}>", name(*value.as_opaque()));
  }
  return {};
}

std::string print(const Resources& resources) {
  std::string out;
  if (!resources.scenario.empty()) out += fmt::format("# {}\n", resources.scenario);
  for (const Resource& resource : resources.all) print(resource, out);
  for (const Region& region : resources.not_evaluated) {
    out += fmt::format("not evaluated: {}\n", region.why);
  }
  return out;
}

}  // namespace plimsoll
