// `plimsoll graph`: each template as a picture, with what is wrong in it.
#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/check_options.h"
#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/problems.h"
#include "cli/run_check.h"
#include "graph/pictures.h"

namespace plimsoll {
namespace {

struct GraphOptions {
  const graph::Format* format = &graph::formats().front();
  CheckOptions check;  // what decides which templates are drawn, and what is found in them
};

std::string take_format(GraphOptions& options, const std::string& value) {
  std::vector<std::string_view> names;
  options.format = nullptr;
  for (const graph::Format& format : graph::formats()) {
    names.push_back(format.name);
    if (format.name == value) options.format = &format;
  }
  return options.format == nullptr ? no_such("format", value, names) : "";
}

Result<GraphOptions> parse_graph_options(Arguments args, const Date& today) {
  constexpr auto names = std::to_array<OptionName>({
      {"format"},
      {"select"},
      {"ignore"},
      {"strict", false},
      {"parameter"},
      {"parameter-file"},
      {"as-of"},
      {"account-concurrency"},
      {"config"},
      {"jobs"},
  });
  const auto arguments = parse_arguments(args, names);
  if (!arguments) return Trouble{arguments.trouble()};
  GraphOptions options;
  options.check.as_of = today;
  for (const Argument& argument : *arguments) {
    std::string trouble = argument.name == "format" ? take_format(options, argument.value)
                                                    : take(options.check, argument);
    if (!trouble.empty()) return Trouble{std::move(trouble)};
  }
  if (options.check.paths.empty()) options.check.paths.emplace_back(".");
  return options;
}

ExitCode draw(const GraphOptions& options, const Surroundings& around) {
  Sources parameter_files;
  if (const auto inputs = read_inputs(options.check, {}, parameter_files); !inputs) {
    return trouble(inputs.trouble(), around);
  }
  Kept kept;
  const Plan plan{.options = options.check, .stdin_text = {}, .draw = true};
  const Finished finished = run_check(plan, kept);
  print(finished.run.problems, around);
  if (!finished.graphs.empty()) around.out << options.format->print(finished.graphs);
  around.out.flush();
  if (!around.out) return trouble("cannot write to standard output", around);
  return finished.trouble ? ExitCode::trouble : ExitCode::fine;
}

}  // namespace

ExitCode graph_command(Arguments args, const Surroundings& around) {
  const auto options = parse_graph_options(args, around.today);
  if (!options) return trouble(options.trouble(), around);
  if (options->check.help) {
    around.out << help();
    return ExitCode::fine;
  }
  return draw(*options, around);
}

}  // namespace plimsoll
