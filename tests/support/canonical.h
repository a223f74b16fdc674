// Resources in one spelling, so that two ways of writing the same deployment print the same.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "resource/resource.h"

namespace plimsoll::test {

// The id without the hash of contents that the transform appends to some ids.
std::string without_hash(std::string_view id);

// By id, what stands for a resource: its type and its properties with sorted keys; sets (policies,
// managed ARNs) sorted. Left out is what no check and no part of the model reads: tags, names of
// inline policies, documentation in OpenAPI bodies.
std::map<std::string, std::string> canonical(const Resources& resources);

}  // namespace plimsoll::test
