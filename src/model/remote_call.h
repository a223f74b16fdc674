// The remote calls of a function's code: what messages call them, and what they are given.
#pragma once

#include <string>
#include <string_view>

#include "code/facts.h"

namespace plimsoll {

// "s3.get_object", "requests.get", "axios", "pymysql": of a call in these facts.
std::string name_of(const code::CodeFacts& facts, const code::RemoteCall& call);

// What is written for an argument or option; null where it is not, or cannot be seen.
const code::Shape* argument_of(const code::RemoteCall& call, std::string_view name);

// How a text begins that is perhaps not known to its end; empty for everything else.
std::string_view beginning_of(const code::Shape& shape);

}  // namespace plimsoll
