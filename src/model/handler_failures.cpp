#include "model/handler_failures.h"

#include <algorithm>

#include <fmt/format.h>

namespace plimsoll {

namespace {

std::string without_assembly_or_type(const HandlerParts& parts) {
  if (parts.is_outer == "assembly") {
    return fmt::format(
        "Could not find the specified handler assembly with the file name '{}, Culture=neutral, "
        "PublicKeyToken=null'",
        parts.outer);
  }
  return fmt::format("Unable to load type '{}' from assembly '{}'", parts.outer,
                     parts.before.substr(0, parts.before.find(':')));
}

// `Orders::Handler.process` is looked for in a class, `process` in what calls the handlers.
std::string failure_of_ruby(std::string_view inner, std::string_view missing) {
  const std::size_t dot = inner.find('.');
  const std::string_view type = inner.substr(0, std::min(dot, inner.size()));
  if (dot == std::string_view::npos) {
    return fmt::format(
        "Function<NoMethodError>: undefined method '{}' for an instance of LambdaHandler", inner);
  }
  if (missing == type) {
    const bool is_nested = type.find("::") != std::string_view::npos;
    return fmt::format("Function<NameError>: uninitialized constant {}{}",
                       is_nested ? "" : "Kernel::", type);
  }
  return fmt::format("Function<NoMethodError>: undefined method '{}' for class {}", missing, type);
}

}  // namespace

std::string failure_without_outer(const HandlerParts& parts, Language language) {
  switch (language) {
    case Language::python:
      return fmt::format(
          "Runtime.ImportModuleError: Unable to import module '{}': No module named '{}'",
          parts.outer, parts.outer.substr(0, parts.outer.find_first_of("./")));
    case Language::java:
      return fmt::format("Class not found: {} (java.lang.ClassNotFoundException)", parts.outer);
    case Language::dotnet:
      return without_assembly_or_type(parts);
    case Language::ruby:
      return fmt::format("Init<LoadError>: cannot load such file -- {}", parts.outer);
    default:
      return fmt::format("Runtime.ImportModuleError: Error: Cannot find module '{}'",
                         parts.outer.substr(parts.outer.rfind('/') + 1));
  }
}

std::string failure_without_inner(const HandlerParts& parts, Language language,
                                  std::string_view missing) {
  switch (language) {
    case Language::python:
      return fmt::format("Runtime.HandlerNotFound: Handler '{}' missing on module '{}'",
                         parts.inner, parts.outer);
    case Language::java:
      return fmt::format(
          "No public method named {} with appropriate method signature found on class {}",
          parts.inner, parts.outer);
    case Language::dotnet:
      return fmt::format("Unable to find method '{}' in type '{}' from assembly '{}'", parts.inner,
                         parts.outer, parts.before.substr(0, parts.before.find(':')));
    case Language::ruby:
      return failure_of_ruby(parts.inner, missing);
    default:
      return fmt::format("Runtime.HandlerNotFound: {}{}{} is undefined or not exported",
                         parts.outer, parts.between, parts.inner);
  }
}

}  // namespace plimsoll
