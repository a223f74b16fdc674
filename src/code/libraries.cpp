#include "code/libraries.h"

#include <algorithm>
#include <array>

namespace plimsoll::code {
namespace {

// Modules of Node's globals and of Python's builtins are libraries of one name.
constexpr std::array<std::string_view, 23> node_globals{
    "AbortSignal", "Array",   "Boolean",     "Buffer",     "Date",
    "Error",       "JSON",    "Math",        "Number",     "Object",
    "Promise",     "String",  "URL",         "console",    "crypto",
    "fetch",       "process", "setInterval", "setTimeout", "structuredClone",
    "awslambda",   "require", "TextDecoder"};

constexpr std::array<std::string_view, 22> python_builtins{
    "bool",  "bytes",      "dict", "enumerate", "filter", "float", "format", "getattr",
    "int",   "isinstance", "len",  "list",      "map",    "max",   "min",    "open",
    "print", "reversed",   "set",  "sorted",    "str",    "zip"};

}  // namespace

std::optional<Meaning> builtin(bool python, std::string_view name, Span at) {
  const bool known = python ? std::ranges::find(python_builtins, name) != python_builtins.end()
                            : std::ranges::find(node_globals, name) != node_globals.end();
  if (!known) return std::nullopt;
  return Meaning{at, Library{{std::string(name)}, nullptr, false}};
}

std::optional<Meaning> library_value(const Library& library, Span at) {
  if (library.called) return std::nullopt;
  const std::string way = library.dotted();
  if (way == "os.environ" || way == "process.env" || way == "node:process.env") {
    return Meaning{at, EnvironmentValue{}};
  }
  return std::nullopt;
}

}  // namespace plimsoll::code
