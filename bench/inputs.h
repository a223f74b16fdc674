// Large inputs of a known shape, the same bytes every time.
#pragma once

#include <cstddef>
#include <string>

namespace plimsoll::bench {

// A stack of `groups` times four resources (function, role, queue, mapping), in YAML, with
// intrinsics, comments and nested policies as people write them.
std::string stack_yaml(std::size_t groups);

// The same stack in JSON.
std::string stack_json(std::size_t groups);

// `conditions` independent conditions, each over its share of `resources` resources, which they
// switch on and off and whose settings they decide.
std::string conditional_yaml(std::size_t conditions, std::size_t resources);

// A plan of Terraform of so many resources (function, role, policy, queue, mapping), fifty in a
// module; 20,000 have 70 MB.
std::string plan_json(std::size_t resources);

// So many groups that the stack has about `bytes` bytes.
std::size_t groups_for_bytes(std::size_t bytes);

}  // namespace plimsoll::bench
