#include "read/cfn_loop.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include <fmt/format.h>

namespace plimsoll {

namespace {

const Binding* find(const Binding* bindings, std::string_view name) {
  while (bindings && bindings->name != name) bindings = bindings->outer;
  return bindings;
}

std::string alphanumeric(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
  return result;
}

// The loop as a whole is what could not be evaluated.
bool unknown_collection(Evaluator& evaluator, Node loop) {
  evaluator.stacks().not_evaluated(
      loop.key_span(), fmt::format("`{}` runs over what only the deployment knows", loop.key()));
  return false;
}

}  // namespace

bool is_loop(Node entry) {
  return entry.key().starts_with("Fn::ForEach::");
}

bool each_in_loop(Evaluator& evaluator, Node loop,
                  const std::function<void(Node, const Binding*)>& visit) {
  const std::vector<Node> parts = loop.is_sequence() ? loop.children() : std::vector<Node>();
  if (parts.size() != 3 || !parts[2].is_mapping()) return unknown_collection(evaluator, loop);
  const Value collection = evaluator.evaluate(parts[1]);
  if (!collection.is_list()) return unknown_collection(evaluator, loop);
  bool whole = true;
  for (const Value& item : collection.items()) {
    const std::string* text = item.as_string();
    if (!text) {
      whole = unknown_collection(evaluator, loop);
      continue;
    }
    const Binding* bindings = evaluator.stacks().bind(
        {evaluator.text(parts[0]), *text, item.span(), evaluator.bindings()});
    for (const Node& child : parts[2].children()) visit(child, bindings);
  }
  return whole;
}

bool each_entry(Evaluator& evaluator, Node section,
                const std::function<void(Node, const Binding*)>& visit) {
  bool whole = true;
  const std::function<void(Node, const Binding*)> visit_any = [&](Node child,
                                                                  const Binding* bindings) {
    if (!is_loop(child)) return visit(child, bindings);
    Evaluator inside = evaluator.within(bindings);
    whole = each_in_loop(inside, child, visit_any) && whole;
  };
  if (!section || !section.is_mapping()) return whole;
  for (const Node& child : section.children()) visit_any(child, evaluator.bindings());
  return whole;
}

std::string fill_bindings(std::string_view text, const Binding* bindings) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    const char sigil = open > 0 ? text[open - 1] : ' ';
    const Binding* binding = sigil == '$' || sigil == '&'
                                 ? find(bindings, text.substr(open + 1, close - open - 1))
                                 : nullptr;
    if (binding) {
      result += text.substr(0, open - 1);
      result += sigil == '$' ? binding->text : alphanumeric(binding->text);
      text.remove_prefix(close + 1);
    } else {
      result += text.substr(0, open + 1);
      text.remove_prefix(open + 1);
    }
  }
  return result + std::string(text);
}

}  // namespace plimsoll
