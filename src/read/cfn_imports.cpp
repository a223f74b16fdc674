#include "read/cfn_imports.h"

#include <algorithm>

#include "read/cfn_stacks.h"
#include "read/reader.h"

namespace plimsoll {

namespace {

// The name of a stack is its own: two templates that use it do not mean the same.
bool is_own(const Text::Part& part) {
  return part.opaque.identity.empty() ||
         part.opaque.identity.find("AWS::Stack") != std::string::npos;
}

// The name as a key; empty when it cannot be the same in two templates.
std::string key_of(const Value& name) {
  if (name.is_absent() || name.is_list() || name.is_map()) return {};
  const Text text = name.to_text();
  const bool comparable =
      std::none_of(text.parts.begin(), text.parts.end(), [](const Text::Part& part) {
        using Kind = Text::Part::Kind;
        return part.kind == Kind::reference || (part.kind == Kind::opaque && is_own(part));
      });
  return comparable ? print(text) : std::string();
}

}  // namespace

std::vector<Call> imports_in(const Tree& tree) {
  constexpr std::string_view name = "Fn::ImportValue";
  std::vector<Call> found;
  for (std::uint32_t id = 0; id < tree.size(); ++id) {
    const bool long_form = tree.at(id).key == name;
    if (!long_form && tree.at(id).tag != "!ImportValue") continue;
    const Node node(&tree, id);
    found.push_back({name, node, !long_form, node.span()});
  }
  return found;
}

void Exports::add(const DocumentPtr& document, const Inputs& inputs, const Sources& sources) {
  const Node outputs = document->root ? document->root["Outputs"] : Node();
  if (!document->kind || !outputs) return;
  Stacks alone(document, inputs, nullptr, nullptr);
  NoScenario open;
  for (const Declaration& output : alone.root().outputs.all()) {
    const Node name = output.node["Export"] ? output.node["Export"]["Name"] : Node();
    if (!name) continue;
    Evaluator evaluator(alone, alone.root(), open, Defaults::used);
    const std::string key = key_of(evaluator.within(output.bindings).evaluate(name));
    if (!key.empty()) by_name_[key].push_back({sources[document->file].path(), output.name});
  }
}

void Exports::add(const Exports& others) {
  for (const auto& [name, exports] : others.by_name_) {
    std::vector<Export>& known = by_name_[name];
    known.insert(known.end(), exports.begin(), exports.end());
  }
}

const Exports::Export* Exports::find(const Value& name) const {
  const auto found = by_name_.find(key_of(name));
  return found == by_name_.end() || found->second.size() != 1 ? nullptr : &found->second.front();
}

}  // namespace plimsoll
