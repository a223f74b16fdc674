// Where a template says what it does not want reported: comments `# plimsoll: ignore …`, the same
// under `"//"` keys where a format has no comments, and `Metadata: {plimsoll: {ignore: [{check,
// reason, until}]}}` of a resource or of the template; and the same comments in handlers' sources.
// docs/suppressions.md shows what covers what.
#pragma once

#include <vector>

#include "check/suppression.h"
#include "code/program.h"
#include "read/reader.h"
#include "text/source.h"

namespace plimsoll {

// Appends what one document says. `must_be_used`: see Suppression.
void find_suppressions(const Document& document, const SourceFile& file, bool must_be_used,
                       std::vector<Suppression>& found);

// The same of a handler's source, which several templates may deploy: none must be used.
void find_suppressions(const SourceFile& source, std::vector<Suppression>& found);
// The same of a source that stands in a template: `ignore-file` means that source alone.
void find_suppressions(const code::Module& inlined, std::vector<Suppression>& found);

}  // namespace plimsoll
