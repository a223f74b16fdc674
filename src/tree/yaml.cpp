#include <algorithm>

#include "tree/tree.h"
#include "tree/yaml_reader.h"

namespace plimsoll {
namespace {

// YAML allows no control characters but tabs and line breaks, not even in comments.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20U && c != '\t' && c != '\n' && c != '\r') || byte == 0x7FU;
}

}  // namespace

Parsed parse_yaml(const SourceFile& file, const Limits& limits) {
  Parsed parsed{Tree(file.id()), {}};
  const std::string_view text = file.text();
  const auto control = std::find_if(text.begin(), text.end(), is_control);
  const auto end = static_cast<std::size_t>(control - text.begin());

  YamlReader reader(file, text.substr(0, end), parsed.tree, limits);
  std::optional<Note> problem = reader.read();
  if (control != text.end()) {
    const auto at = static_cast<std::uint32_t>(end);
    problem = Note{{file.id(), at, at + 1}, "a control character: YAML takes printable text only"};
  }
  if (problem) parsed.problems.push_back(*problem);
  return parsed;
}

}  // namespace plimsoll
