// The wordings that several reports share.
#pragma once

#include <string>
#include <string_view>

#include "report/run.h"

namespace plimsoll {

// "1 file", "2 files"
std::string counted(int count, std::string_view thing);

// "2 errors, 1 warning", or "nothing found"
std::string counts(const Summary& summary);

// "analysed 2 templates: 1 error; 4 settings opaque; skipped 1 file (too large)"
std::string sum_up(const Run& run);

// "set Timeout to 29" becomes "Set Timeout to 29."
std::string sentence(std::string text);

// How a finding fails, under which conditions it holds and what to do about it: a sentence each.
std::string consequences(const Finding& finding, std::string_view separator);
// The same after what is wrong. Where one text is all that is shown, its first sentence counts.
std::string whole_text(const Finding& finding, std::string_view separator);

}  // namespace plimsoll
