// When the facts were collected: what AWS changed or announced later is not in them.
#pragma once

#include "facts/date.h"

namespace plimsoll {

// The tables of src/facts/; shown by `--version` and in JSON output.
inline constexpr Date facts_as_of{2026, 11, 20};

}  // namespace plimsoll
