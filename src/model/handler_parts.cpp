#include "model/handler_parts.h"

#include <algorithm>

namespace plimsoll {

namespace {

// Node looks behind the last slash for the first dot, Ruby may have another one between a class and
// its method; the others take the last mark.
std::size_t end_of_outer(std::string_view handler, std::string_view between, Language language) {
  if (language == Language::ruby) return handler.find(between);
  if (language != Language::nodejs) return handler.rfind(between);
  const std::size_t slash = handler.rfind('/');
  return handler.find('.', slash == std::string_view::npos ? 0 : slash);
}

}  // namespace

std::string HandlerParts::with_outer(std::string_view other) const {
  return before + std::string(other) + (inner.empty() ? "" : std::string(between) + inner);
}

std::string HandlerParts::with_inner(std::string_view other) const {
  return before + outer + std::string(between) + std::string(other);
}

HandlerParts parts_of_handler(std::string_view handler, Language language) {
  const bool is_java = language == Language::java;
  const bool is_dotnet = language == Language::dotnet;
  HandlerParts parts;
  parts.between = is_java || is_dotnet ? "::" : ".";
  const bool is_ruby = language == Language::ruby;
  parts.is_outer = is_java ? "class" : is_dotnet ? "type" : is_ruby ? "file" : "module";
  const std::size_t assembly = is_dotnet ? handler.find("::") : std::string_view::npos;
  if (assembly != std::string_view::npos) {
    parts.before = handler.substr(0, assembly + parts.between.size());
    handler.remove_prefix(parts.before.size());
  }
  const std::size_t end = end_of_outer(handler, parts.between, language);
  parts.outer = handler.substr(0, end);
  if (end != std::string_view::npos) parts.inner = handler.substr(end + parts.between.size());
  return parts;
}

HandlerParts assembly_of_handler(std::string_view handler) {
  const std::size_t end = std::min(handler.find("::"), handler.size());
  const std::size_t rest = std::min(end + 2, handler.size());
  return {"", std::string(handler.substr(0, end)), "::", std::string(handler.substr(rest)),
          "assembly"};
}

}  // namespace plimsoll
