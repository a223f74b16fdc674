#include "graph/pictures.h"

#include <array>

namespace plimsoll::graph {

std::span<const Format> formats() {
  static constexpr auto all = std::to_array<Format>({
      {"mermaid", print_mermaid},
      {"dot", print_dot},
      {"svg", print_svg},
  });
  return all;
}

// Dark enough for text on white, and told apart by people who see no red.
std::string_view colour_of(Severity severity) {
  constexpr std::array<std::string_view, 4> colours{"", "#1565c0", "#b26a00", "#c62828"};
  return colours[static_cast<std::size_t>(severity)];
}

}  // namespace plimsoll::graph
