// The IAM actions that a policy probably means by a name that is none: for messages, and to tell
// whether anything is missing.
//
// In: an action as written, and what the list of IAM actions says to it. Out: what to write
// instead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/written_action.h"

namespace plimsoll {

// All of them are needed: copying an object of S3 asks for GetObject and PutObject. Empty when
// nothing is near.
std::vector<std::string> meant_actions(std::string_view action, WrittenAction verdict);

}  // namespace plimsoll
