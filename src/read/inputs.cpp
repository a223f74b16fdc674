#include "read/inputs.h"

#include <algorithm>
#include <utility>

#include "tree/tree.h"

namespace plimsoll {

namespace {

const Given* last(const std::vector<Given>& all, std::string_view name) {
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [name](const Given& given) { return given.name == name; });
  return found == all.rend() ? nullptr : &*found;
}

// A list is what a CommaDelimitedList is made of.
std::string text_of(Node value) {
  if (!value.is_sequence()) return std::string(value.is_scalar() ? value.text() : "");
  std::string joined;
  for (const Node& item : value.children()) {
    if (!joined.empty()) joined += ',';
    joined += item.text();
  }
  return joined;
}

Given given_at(std::string name, Node value, const std::string& path) {
  return {std::move(name), text_of(value), value.span(), "given in " + path};
}

// {"Name": value, …}
std::vector<Given> read_object(Node object, const std::string& path) {
  std::vector<Given> all;
  for (const Node& entry : object.children()) {
    all.push_back(given_at(std::string(entry.key()), entry, path));
  }
  return all;
}

// [{"ParameterKey": …, "ParameterValue": …}, "KEY=VALUE", …]
Result<std::vector<Given>> read_list(Node list, const std::string& path) {
  std::vector<Given> all;
  for (const Node& item : list.children()) {
    const Node key = item["ParameterKey"];
    const Node value = item["ParameterValue"];
    if (key && value) {
      all.push_back(given_at(std::string(key.text()), value, path));
    } else if (item.is_scalar()) {
      Result<Given> pair = parse_parameter(item.text());
      if (!pair) return Trouble{pair.trouble()};
      pair->span = item.span();
      pair->origin = "given in " + path;
      all.push_back(std::move(*pair));
    } else if (!key) {  // UsePreviousValue stands beside a key: such an entry gives nothing
      return Trouble{"an entry without `ParameterKey`"};
    }
  }
  return all;
}

}  // namespace

const Given* Inputs::find(std::string_view name) const {
  return last(given, name);
}
const Given* Inputs::find_default(std::string_view name) const {
  return last(defaults, name);
}

Result<Given> parse_parameter(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    return Trouble{"`" + std::string(text) + "` is not of the form KEY=VALUE"};
  }
  return Given{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)),
               std::nullopt, "given by --parameter"};
}

Result<std::vector<Given>> read_parameter_file(Sources& sources, const std::string& path) {
  const Sources::Opened opened = sources.open(path);
  if (!opened.trouble.empty()) return Trouble{opened.trouble};
  const Parsed parsed = parse(sources[opened.file]);
  if (!parsed.problems.empty()) return Trouble{parsed.problems.front().text};
  if (parsed.tree.root_ids().empty()) return Trouble{"is empty"};
  const Node root = parsed.tree.root();
  if (root.is_sequence()) return read_list(root, path);
  if (!root.is_mapping()) return Trouble{"holds no parameters"};
  for (const std::string_view key : {"Parameters", "parameters"}) {
    const Node section = root[key];
    if (section && section.is_mapping()) return read_object(section, path);
    if (section && section.is_sequence()) return read_list(section, path);
  }
  return read_object(root, path);
}

}  // namespace plimsoll
