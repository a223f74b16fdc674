// Where a finding lies: in which resource and property, and on which line.
//
// In: findings with spans, and the resources of their scenario. Out: the same findings with
// `resource` and `property` filled in. Where the text is outside every resource (Globals, a
// parameter's default), the first note that lies in one says who suffers.
#pragma once

#include <vector>

#include "check/finding.h"
#include "resource/resource.h"
#include "text/source.h"

namespace plimsoll {

// Cost: one walk over the values, whatever the number of findings.
void locate(std::vector<Finding>& findings, const Resources& resources);

// The part of a span that lies on its first line, without blanks at the end: reports underline one
// line, and a pull request shows a finding only when all its lines were changed.
Span on_one_line(const Span& span, const SourceFile& file);

}  // namespace plimsoll
