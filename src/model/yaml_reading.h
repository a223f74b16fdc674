// What YAML 1.1 makes of a scalar that is written without quotes.
//
// CloudFormation reads YAML 1.1, and so do the tools that rewrite templates on the way (`sam
// build`, `aws cloudformation package`). In: the text as written. Out: the text of what is read,
// where that is another one: `true` for `yes`, `10` for `012`, `750` for `12:30`. Nothing for what
// stays as it is, true and false, null and dates among it. https://yaml.org/type/
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

std::optional<std::string> read_as_yaml(std::string_view plain);

}  // namespace plimsoll
