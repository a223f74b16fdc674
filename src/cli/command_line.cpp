#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/arguments.h"
#include "cli/help.h"

namespace plimsoll {
namespace {

struct Command {
  std::string_view name;
  ExitCode (*run)(Arguments, const Surroundings&);
};

constexpr std::array<Command, 6> commands{{
    {"check", check_command},
    {"explain", explain_command},
    {"checks", checks_command},
    {"config", config_command},
    {"graph", graph_command},
    {"dump", dump_command},
}};

ExitCode print(std::string_view text, const Surroundings& around) {
  around.out << text;
  return ExitCode::fine;
}

ExitCode unknown(std::string_view name, const Surroundings& around) {
  std::vector<std::string_view> names{"--help", "--version"};
  for (const Command& command : commands) names.push_back(command.name);
  return trouble(no_such("command", name, names), around);
}

}  // namespace

ExitCode trouble(const std::string& message, const Surroundings& around) {
  around.err << "plimsoll: " << message << '\n';
  return ExitCode::trouble;
}

ExitCode run_command_line(Arguments args, const Surroundings& around) {
  if (args.empty()) {
    around.err << help();
    return ExitCode::trouble;
  }
  const std::string& name = args.front();
  if (name == "--help" || name == "-h") return print(help(), around);
  if (name == "--version") return print(version_line() + "\n", around);
  const auto command = std::ranges::find(commands, name, &Command::name);
  if (command == commands.end()) return unknown(name, around);
  return command->run(args.subspan(1), around);
}

}  // namespace plimsoll
