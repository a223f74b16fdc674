// What a SAM template may say of resources that only the transform will name: `Ref: Orders.Stage`,
// `${Ship.Alias}`, `Fn::GetAtt: [Ship.Version, Arn]`.
//
// In: a value, and the ids behind such names. Out: the value with plain references.
#pragma once

#include <map>
#include <string>

#include "resource/value.h"

namespace plimsoll {

// "Orders.Stage" → the id of the stage.
using OfferedNames = std::map<std::string, std::string, std::less<>>;

Value with_names(const Value& value, const OfferedNames& names);

}  // namespace plimsoll
