// What would mend a finding, where that is exact: a number, a property.
//
// In: a check's words, in the terms of the model: "let property VisibilityTimeout of this queue be
// 720". Out: text edits, once the room `edit` has seen how the file is written; none where the
// value cannot safely be changed where it stands (a parameter's default, an anchor, a file that
// others share), and then the finding is mended by its reader alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resource/value.h"
#include "text/edit.h"
#include "text/span.h"

namespace plimsoll {

// One property, and what it should be.
struct Change {
  enum class Kind : std::uint8_t {
    insert,   // a property that a resource lacks
    replace,  // a value that a resource has in its own lines
    rewrite,  // a value that is wrong whoever has it, so that it may stand in Globals
    indent,   // an entry that stands beside the Properties of a resource and belongs into them
  };

  Kind kind = Kind::replace;
  Span owner;        // the key of the resource; of a generated one, of what caused it
  std::string type;  // of the resource: "AWS::SQS::Queue"
  std::string path;  // of the property: "ScalingConfig.MaximumConcurrency"; empty to rewrite
  Span written;      // the value today; nothing to insert
  Value wanted;      // a scalar, list, map or reference, without spans
};

struct Fix {
  std::vector<Change> changes;  // all of them or none
  // Whether `check --fix` may make it unasked: the deployment then does what it was meant to do. A
  // suggestion leaves something to decide (how long to keep logs) and is only shown.
  bool safe = true;
  // Filled in after the check has run; empty where the change cannot be made in the text.
  std::vector<TextEdit> edits;
};

}  // namespace plimsoll
