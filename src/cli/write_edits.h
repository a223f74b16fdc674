// Fixes in the model's terms → edits of the documents in which the findings lie.
#pragma once

#include <span>
#include <vector>

#include "check/finding.h"
#include "read/reader.h"
#include "text/sources.h"

namespace plimsoll {

// Fills in the edits. A fix that reaches into several files, or into one that is no template, gets
// none.
void write_edits(std::vector<Finding>& findings, std::span<const DocumentPtr> documents,
                 const Sources& sources);

}  // namespace plimsoll
