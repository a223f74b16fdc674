// Nodes as values, exactly as they are written: where no intrinsic is carried out.
#pragma once

#include <string>

#include "resource/value.h"
#include "tree/tree.h"

namespace plimsoll {

Value plain_value(Node node);

// A scalar as CloudFormation takes it: an unquoted boolean is `true` or `false` in whatever case it
// is written, and compared and filled in as such.
struct Written {
  std::string text;
  Span span;
  bool quoted = false;
};
Written written(Node scalar);

}  // namespace plimsoll
