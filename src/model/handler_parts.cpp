#include "model/handler_parts.h"

namespace plimsoll {

namespace {

// Node looks behind the last slash for the first dot, the others take the last mark.
std::size_t end_of_outer(std::string_view handler, std::string_view between, Language language) {
  if (language != Language::nodejs) return handler.rfind(between);
  const std::size_t slash = handler.rfind('/');
  return handler.find('.', slash == std::string_view::npos ? 0 : slash);
}

}  // namespace

HandlerParts parts_of_handler(std::string_view handler, Language language) {
  const bool is_class = language == Language::java;
  const std::string_view between = is_class ? "::" : ".";
  const std::string_view is_outer = is_class ? "class" : "module";
  const std::size_t end = end_of_outer(handler, between, language);
  if (end == std::string_view::npos) return {std::string(handler), between, {}, is_outer};
  return {std::string(handler.substr(0, end)), between,
          std::string(handler.substr(end + between.size())), is_outer};
}

}  // namespace plimsoll
