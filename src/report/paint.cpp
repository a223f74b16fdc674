#include "report/paint.h"

#include <array>

#include <fmt/format.h>

namespace plimsoll {
namespace {

// "Select Graphic Rendition" parameters (ECMA-48), by Ink.
constexpr std::array<std::string_view, 7> codes{"0", "1", "1;31", "1;33", "1;36", "1;32", "1;34"};

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
  if (!on_ || ink == Ink::plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(ink)], text);
}

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::red;
    case Severity::warning:
      return Ink::yellow;
    case Severity::advice:
      return Ink::cyan;
    case Severity::note:
      break;
  }
  return Ink::green;
}

}  // namespace plimsoll
