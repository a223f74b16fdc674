#include "outline/ruby_environment.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "outline/ruby_uses.h"

namespace plimsoll::outline {
namespace {

bool is_environment(Node node) {
  return node.text() == "ENV" || node.text() == "::ENV";
}

// `ENV["X"]`
bool is_element(Node node) {
  return node.is("element_reference") && is_environment(node.field("object")) &&
         node.children().size() == 2;
}

// `ENV.fetch("X")`, `ENV.key?("X")`
bool is_asked(Node node) {
  return node.is("call") && is_environment(node.field("receiver")) && !arguments_of(node).empty();
}

bool is_test(std::string_view method) {
  return method == "key?" || method == "has_key?" || method == "include?" || method == "member?";
}

// The expression that gives the name; null where no variable is read.
Node name_in(Node node) {
  if (is_element(node)) return node.children()[1];
  if (!is_asked(node)) return {};
  const std::string_view method = method_of(node);
  return method == "fetch" || method == "[]" || is_test(method) ? arguments_of(node)[0] : Node();
}

code::EnvironmentRead from(const RubyUse& use) {
  code::EnvironmentRead read;
  read.raises = use.raises;
  read.tested = use.tested;
  read.error = use.error;
  read.needed_by = use.needed_by;
  return read;
}

// It raises where nothing is there, unless it is told what else to take.
code::EnvironmentRead fetch(const RubySource& source, Node call) {
  code::EnvironmentRead read;
  const Node block = call.field("block");
  read.has_default = arguments_of(call).size() > 1 || block;
  read.raises = !read.has_default;
  for (const Node statement : statements_of(block)) {
    const auto end = block ? end_by(source, statement) : std::nullopt;
    if (!end) continue;
    read.has_default = false;
    read.raises = true;
    read.error = *end;
  }
  return read;
}

code::EnvironmentRead read_of(const RubySource& source, Node node) {
  const std::string_view method = method_of(node);
  if (method == "fetch") return fetch(source, node);
  return from(is_test(method) ? use_of_test(source, node) : use_of(source, node));
}

std::vector<std::string_view> parameters_of(Node method) {
  std::vector<std::string_view> names;
  for (const Node parameter : method.field("parameters").children()) {
    names.push_back(parameter.is("identifier") ? parameter.text() : std::string_view());
  }
  return names;
}

}  // namespace

std::optional<code::EnvironmentRead> read_by(const RubySource& source, Node expression) {
  const Node asked = name_in(expression);
  const std::optional<std::string> name = asked ? source.text_of(asked) : std::nullopt;
  if (!name) return std::nullopt;
  code::EnvironmentRead read = read_of(source, expression);
  if (read.raises && read.error.empty()) read.error = "KeyError: key not found: \"" + *name + "\"";
  read.name = *name;
  read.span = source.span(expression);
  return read;
}

std::optional<Asks> asked_by(const RubySource& source, Node method) {
  const std::vector<std::string_view> parameters = parameters_of(method);
  if (parameters.empty()) return std::nullopt;
  std::optional<Asks> asks;
  bool is_certain = true;
  visit(method.field("body"), [&](Node node) {
    const Node asked = name_in(node);
    const auto parameter = std::ranges::find(parameters, asked.text());
    if (!asked.is("identifier") || parameter == parameters.end()) return;
    code::EnvironmentRead read = read_of(source, node);
    is_certain &= read.raises;
    if (read.error.empty()) read.error = "KeyError: key not found";
    asks = {static_cast<std::size_t>(parameter - parameters.begin()), read};
  });
  return is_certain ? asks : std::nullopt;
}

bool sets_environment(Node expression) {
  if (expression.is("assignment") || expression.is("operator_assignment")) {
    return is_element(expression.field("left"));
  }
  if (!expression.is("call")) return false;
  const std::string_view method = method_of(expression);
  constexpr std::array<std::string_view, 5> changing{"[]=", "merge!", "replace", "store", "update"};
  const bool is_changing = std::ranges::find(changing, method) != changing.end();
  const Node receiver = expression.field("receiver");
  // Whatever the Gemfile names may load variables from a file.
  const bool loads_all = receiver.text() == "Bundler" && method == "require";
  return (is_environment(receiver) && is_changing) || receiver.text() == "Dotenv" || loads_all;
}

}  // namespace plimsoll::outline
