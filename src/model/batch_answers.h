// Whether a function that is handed batches names those of their records that it failed on.
//
// In: what the source of its handler shows. Out: answers about `batchItemFailures`.
#pragma once

#include "code/function_code.h"

namespace plimsoll {

// Some path answers with failures of single records, or a library does so for it. A list that is
// always empty names none.
bool names_failures(const code::CodeFacts& facts);

// Nothing shows that it ever does, and nothing is hidden that may.
bool never_names_failures(const code::CodeFacts& facts);

}  // namespace plimsoll
