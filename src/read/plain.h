// Nodes as values, exactly as they are written: where no intrinsic is carried out.
#pragma once

#include "resource/value.h"
#include "tree/tree.h"

namespace plimsoll {

Value plain_value(Node node);

}  // namespace plimsoll
