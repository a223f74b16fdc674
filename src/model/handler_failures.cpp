#include "model/handler_failures.h"

#include <fmt/format.h>

namespace plimsoll {

std::string failure_without_outer(const HandlerParts& parts, Language language) {
  switch (language) {
    case Language::python:
      return fmt::format(
          "Runtime.ImportModuleError: Unable to import module '{}': No module named '{}'",
          parts.outer, parts.outer.substr(0, parts.outer.find_first_of("./")));
    case Language::java:
      return fmt::format("Class not found: {} (java.lang.ClassNotFoundException)", parts.outer);
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
    default:
      return fmt::format("Runtime.HandlerNotFound: {}{}{} is undefined or not exported",
                         parts.outer, parts.between, parts.inner);
  }
}

}  // namespace plimsoll
