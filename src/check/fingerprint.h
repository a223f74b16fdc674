// What a finding is recognised by in another run: in a baseline, in code scanning.
//
// Made of the check, the resource, the property and the words of the message; not of lines, so the
// file may be re-indented and things may be added around it. The same finding twice in one file
// gets a number, so that a second one is new.
#pragma once

#include <vector>

#include "check/finding.h"

namespace plimsoll {

// Fills in `fingerprint` of findings that are sorted and merged; their `words` are needed no more.
void fingerprint(std::vector<Finding>& findings);

}  // namespace plimsoll
