// What messages call a stage: by the name in its URL, and with its API.
#pragma once

#include <string>

#include "model/api.h"

namespace plimsoll {

// "stage `Prod` of `Orders`"; without the API where that is outside the files. A name that only the
// deployer knows is replaced by the logical id.
std::string stage_title(const Stage& stage);

}  // namespace plimsoll
