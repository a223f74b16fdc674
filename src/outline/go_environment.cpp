#include "outline/go_environment.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "outline/go_uses.h"

namespace plimsoll::outline {
namespace {

// What a call asks for; null where it does not read the environment.
Node name_asked_for(const GoSource& source, Node call) {
  const GoName name = source.called_by(call);
  const bool reads =
      name.is("os", "Getenv") || name.is("os", "LookupEnv") || name.is("syscall", "Getenv");
  const std::vector<Node> arguments = call.field("arguments").children();
  return reads && arguments.size() == 1 ? arguments.front() : Node();
}

code::EnvironmentRead read_of(const GoSource& source, Node call) {
  GoUse use = use_of(source, call);
  code::EnvironmentRead read;
  read.span = source.span(call);
  read.raises = use.ends || use.answers;
  read.tested = use.tested && !read.raises;
  read.error = std::move(use.error);
  read.needed_by = use.needed_by;
  // Whether a returned error ends anything is up to the caller.
  read.when.conditional = use.answers && !use.ends;
  return read;
}

}  // namespace

std::optional<code::EnvironmentRead> read_by(const GoSource& source, Node call) {
  const Node asked = name_asked_for(source, call);
  const std::optional<std::string> name = asked ? source.text_of(asked) : std::nullopt;
  if (!name) return std::nullopt;
  code::EnvironmentRead read = read_of(source, call);
  read.name = *name;
  return read;
}

std::optional<Asks> asked_by(const GoSource& source, Node function) {
  const std::vector<std::string_view> parameters = parameters_of(function);
  if (parameters.empty()) return std::nullopt;
  std::optional<Asks> asks;
  visit(function.field("body"), [&](Node node) {
    const Node asked = node.is("call_expression") ? name_asked_for(source, node) : Node();
    const auto parameter = std::ranges::find(parameters, asked.text());
    if (!asked.is("identifier") || parameter == parameters.end()) return;
    code::EnvironmentRead read = read_of(source, node);
    const bool is_certain = read.raises && !read.when.conditional;
    if (is_certain) asks = {static_cast<std::size_t>(parameter - parameters.begin()), read};
  });
  return asks;
}

}  // namespace plimsoll::outline
