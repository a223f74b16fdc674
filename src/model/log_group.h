// Where a function's logs go.
#pragma once

#include "resource/value.h"

namespace plimsoll {

struct Function;
class Names;

// The name of the function's log group, spelled out: of the group that LoggingConfig names, else
// "/aws/lambda/" and the function's name.
Text log_group_name_of(const Function& function, const Names& names);

// The ARN of that group, without the ":*" of its streams.
Text log_group_of(const Function& function, const Names& names);

}  // namespace plimsoll
