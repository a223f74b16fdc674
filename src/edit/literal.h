// Edits where there is no tree to look at: Terraform's language.
//
// In: a fix, and the text in which its findings lie. Out: edits that put one number in the place of
// another. Refuses everything else, by giving no edits: what is missing, what is no number, and a
// value that is an expression or comes from elsewhere.
#pragma once

#include <vector>

#include "check/fix.h"
#include "text/edit.h"
#include "text/source.h"

namespace plimsoll {

std::vector<TextEdit> literal_edits(const Fix& fix, const SourceFile& file);

}  // namespace plimsoll
