#include <array>
#include <string_view>

#include <fmt/format.h>

#include "code/function_code.h"
#include "code/print_facts.h"
#include "model/build.h"

namespace plimsoll {
namespace {

std::string_view name(HandlerCode::State state) {
  constexpr std::array<std::string_view, 5> names{"not read", "not at hand", "missing", "an image",
                                                  "of a language that is not read"};
  return names[static_cast<std::size_t>(state)];
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n') + 1;
    out += "  " + std::string(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace

std::string print_code(const Deployment& deployment, const Sources& sources) {
  std::string out;
  for (const Function& function : deployment.functions) {
    const HandlerCode& handler = function.handler_code;
    out += fmt::format(
        "{}: {}\n", function.resource->id,
        handler.is_read() ? sources[handler.code->file_at->file].path() : name(handler.state));
    if (handler.code) out += indented(code::print_facts(*handler.code, sources));
  }
  return out;
}

}  // namespace plimsoll
