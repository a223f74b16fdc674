// The frames of one finding: its own file first, with the notes there; then the other files in the
// order in which notes name them, each under a line that says where it is.
#pragma once

#include <string>

#include "check/finding.h"
#include "report/excerpt.h"
#include "report/paint.h"

namespace plimsoll {

// "template.yaml:14:16": path first, so that terminals and editors make it a link.
std::string where(const Span& span, const Excerpts& files);

// How many columns the line numbers of a finding's frames take.
int gutter_of(const Finding& finding, const Excerpts& files);

std::string draw_frames(const Finding& finding, const Excerpts& files, const Paint& paint);

}  // namespace plimsoll
