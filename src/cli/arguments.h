// Arguments as typed → options and their values, in the order given.
//
// Refuses: options that a command does not have (the trouble names the nearest), a missing value.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"
#include "text/result.h"

namespace plimsoll {

struct OptionName {
  std::string_view name;  // without the dashes
  bool takes_value = true;
};

// One argument: `--name=value`, `--name value`, or a path (then the name is empty).
struct Argument {
  std::string name;
  std::string value;
};

// Every command knows --help, too.
Result<std::vector<Argument>> parse_arguments(Arguments args, std::span<const OptionName> options);

// What to say about a name that is none of the valid ones: "no format is called `txt`; the nearest
// is `text`".
std::string no_such(std::string_view what, std::string_view name,
                    std::span<const std::string_view> valid);

}  // namespace plimsoll
