// `check --fix` and `check --diff`: makes the edits of findings until there are none left to make.
//
// In: what `check` was asked for. Out: the files as they would be, and what is found in them then;
// nothing is written here. Each pass analyses the files as the passes before left them, so that an
// edit that was in the way of another is followed by it, and what one edit brings about is seen.
// Refuses: suggestions, findings that are not open, files that the paths asked for do not hold,
// edits that would break a file or take it back to what it was.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/kept.h"
#include "cli/run_check.h"
#include "report/run.h"

namespace plimsoll {

struct MendedFile {
  Decoded before;
  Decoded after;
};

struct Mending {
  std::unique_ptr<Kept> kept;               // what the run points into
  Finished finished;                        // what is left, and what was mended (Run::mended)
  std::map<std::string, MendedFile> files;  // by path; those that change
};

// The plan's overlay is left as the files would be.
Mending mend(Plan& plan);

}  // namespace plimsoll
