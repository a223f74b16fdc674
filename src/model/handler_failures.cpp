#include "model/handler_failures.h"

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
    default:
      return fmt::format("Runtime.ImportModuleError: Error: Cannot find module '{}'",
                         parts.outer.substr(parts.outer.rfind('/') + 1));
  }
}

std::string failure_without_inner(const HandlerParts& parts, Language language) {
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
    default:
      return fmt::format("Runtime.HandlerNotFound: {}{}{} is undefined or not exported",
                         parts.outer, parts.between, parts.inner);
  }
}

}  // namespace plimsoll
