// Colours for the terminal, or none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "check/check.h"

namespace plimsoll {

enum class Ink : std::uint8_t { plain, bold, red, yellow, cyan, green, blue };

class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}

  std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool on_;
};

// In which colour findings of a severity are shown.
Ink ink_of(Severity severity);

}  // namespace plimsoll
