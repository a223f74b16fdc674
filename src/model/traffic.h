// Which connections security groups let through.
//
// In: security groups with the rules that the files give them. Out: three-way answers: a prefix
// list, a CIDR of a parameter, a group of another stack are unknown, never `no`.
#pragma once

#include <optional>

#include "model/answer.h"
#include "model/network.h"

namespace plimsoll {

class Names;

// Whether any of the function's groups lets it connect to the port, of whatever host.
Answer lets_out(const FunctionInVpc& function, int port);

// Whether a group admits the function on the port; without a port, on any.
Answer lets_in(const SecurityGroup& group, std::optional<int> port, const FunctionInVpc& function,
               const Names& names);

}  // namespace plimsoll
