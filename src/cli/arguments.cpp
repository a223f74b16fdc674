#include "cli/arguments.h"

#include <algorithm>

#include <cxxopts.hpp>
#include <fmt/format.h>

#include "check/nearest.h"
#include "text/lower_case.h"

namespace plimsoll {
namespace {

constexpr const char* path_name = "PATH";

cxxopts::Options declare(std::span<const OptionName> options) {
  cxxopts::Options declared("plimsoll");
  declared.add_options()("h,help", "");
  declared.add_options()(path_name, "", cxxopts::value<std::vector<std::string>>());
  declared.parse_positional({path_name});
  for (const OptionName& option : options) {
    const std::string name(option.name);
    if (option.takes_value) {
      declared.add_options()(name, "", cxxopts::value<std::string>());
    } else {
      declared.add_options()(name, "");
    }
  }
  return declared;
}

std::vector<std::string_view> names_of(std::span<const OptionName> options) {
  std::vector<std::string_view> names{"help"};
  for (const OptionName& option : options) names.push_back(option.name);
  return names;
}

// The first option among the arguments that does not exist, named with the nearest that does.
std::string unknown_option(Arguments args, std::span<const OptionName> options) {
  const std::vector<std::string_view> names = names_of(options);
  for (const std::string_view arg : args) {
    if (!arg.starts_with('-') || arg == "-") continue;
    const std::string_view name = arg.substr(arg.find_first_not_of('-'));
    const std::string_view stem = name.substr(0, name.find('='));
    if (std::ranges::find(names, stem) != names.end()) continue;
    return fmt::format("no option is called `{}`; the nearest is `--{}`",
                       arg.substr(0, arg.find('=')), nearest(stem, names));
  }
  return "an option is not known";
}

Result<std::vector<Argument>> parse(Arguments args, std::span<const OptionName> options) {
  std::vector<const char*> pointers{"plimsoll"};
  for (const std::string& arg : args) pointers.push_back(arg.c_str());
  cxxopts::Options declared = declare(options);
  // The typed values would be split at commas; the list of arguments has them as they were given.
  const cxxopts::ParseResult parsed =
      declared.parse(static_cast<int>(pointers.size()), pointers.data());
  std::vector<Argument> arguments;
  for (const cxxopts::KeyValue& given : parsed.arguments()) {
    arguments.push_back({given.key() == path_name ? "" : given.key(), given.value()});
  }
  return arguments;
}

}  // namespace

Result<std::vector<Argument>> parse_arguments(Arguments args, std::span<const OptionName> options) {
  try {
    return parse(args, options);
  } catch (const cxxopts::exceptions::no_such_option&) {
    return Trouble{unknown_option(args, options)};
  } catch (const cxxopts::exceptions::exception& error) {
    return Trouble{lower_first(error.what())};
  }
}

std::string no_such(std::string_view what, std::string_view name,
                    std::span<const std::string_view> valid) {
  return fmt::format("no {} is called `{}`; the nearest is `{}`", what, name, nearest(name, valid));
}

}  // namespace plimsoll
