// The modules that a runtime of Lambda brings along: what code may import without packaging it.
//
// Says yes to what any version of the language has, so that nothing is called missing that a newer
// or older version brings. Source: runtime_modules.tsv.
#pragma once

#include <string_view>

#include "facts/runtimes.h"

namespace plimsoll {

// `name` as it is imported: "os.path", "node:fs/promises", "@aws-sdk/client-s3". The runtime's
// version decides which SDK for JavaScript is there.
bool runtime_brings(const Runtime& runtime, std::string_view name);

}  // namespace plimsoll
