// What messages call the remote calls of a function's code.
#pragma once

#include <string>

#include "code/facts.h"

namespace plimsoll {

// "s3.get_object", "requests.get", "axios", "pymysql": of a call in these facts.
std::string name_of(const code::CodeFacts& facts, const code::RemoteCall& call);

}  // namespace plimsoll
