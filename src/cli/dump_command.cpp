// `plimsoll dump`: what each step made of a template.
#include <array>
#include <ostream>
#include <string_view>

#include <fmt/format.h>

#include "cli/analyse.h"
#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/open_template.h"
#include "model/build.h"
#include "model/handler_reader.h"
#include "read/reader.h"

namespace plimsoll {
namespace {

constexpr std::array<std::string_view, 4> steps{"tree", "resources", "model", "code"};

struct DumpOptions {
  bool help = false;
  std::string step;
  std::string path;
  CheckOptions given;  // parameters
};

// Takes one argument into the options; says what is wrong with it, or nothing.
std::string take(DumpOptions& options, const Argument& argument) {
  if (argument.name == "help") {
    options.help = true;
  } else if (argument.name == "parameter-file") {
    options.given.parameter_files.push_back(argument.value);
  } else if (argument.name == "parameter") {
    Result<Given> given = parse_parameter(argument.value);
    if (!given) return given.trouble();
    options.given.layer.parameters.push_back(std::move(*given));
  } else if (argument.name == "step") {
    options.step = argument.value;
    const bool known = std::ranges::find(steps, argument.value) != steps.end();
    return known ? "" : no_such("step", argument.value, steps);
  } else if (!options.path.empty()) {
    return "dump takes one PATH";
  } else {
    options.path = argument.value;
  }
  return {};
}

Result<DumpOptions> parse_dump_options(Arguments args) {
  constexpr std::array<OptionName, 3> names{{{"step"}, {"parameter"}, {"parameter-file"}}};
  const auto arguments = parse_arguments(args, names);
  if (!arguments) return Trouble{arguments.trouble()};
  DumpOptions options;
  for (const Argument& argument : *arguments) {
    std::string trouble = take(options, argument);
    if (!trouble.empty()) return Trouble{std::move(trouble)};
  }
  if (options.help) return options;
  if (options.step.empty()) return Trouble{"dump needs --step tree, resources, model or code"};
  if (options.path.empty()) return Trouble{"dump needs the PATH of a template"};
  return options;
}

std::string print_step(std::string_view step, Resources resources, HandlerReader& handlers) {
  if (step == "resources") return print(resources);
  if (step == "model") return print(*build(std::move(resources)));
  return print_code(*build(std::move(resources), {}, {}, &handlers), handlers.sources());
}

void dump_scenarios(Template& whole, std::string_view step, Sources& sources, std::ostream& out) {
  HandlerReader handlers(sources);
  for (std::size_t i = 0; i < whole.scenario_count(); ++i) {
    Resources resources = whole.resolve(i);
    if (whole.scenario_count() > 1) {
      out << fmt::format("{}# scenario {} of {}: {}\n", i > 0 ? "\n" : "", i + 1,
                         whole.scenario_count(), whole.describe({i}));
    }
    out << print_step(step, std::move(resources), handlers);
  }
  for (const auto& [path, why] : handlers.refused()) {
    out << fmt::format("not looked at: {} {}\n", path, why);
  }
}

ExitCode dump(const DumpOptions& options, const Surroundings& around) {
  Sources sources;
  const Sources::Opened opened = sources.open(options.path);
  if (!opened.trouble.empty()) return trouble(options.path + " " + opened.trouble, around);
  const DocumentPtr document = open_document(sources, opened.file);
  const SourceFile& file = sources[opened.file];
  for (const Note& problem : document->problems) {
    const Position at = file.position(problem.span.begin);
    trouble(fmt::format("{}:{}:{}: {}", options.path, at.line, at.column, problem.text), around);
  }
  if (options.step == "tree") {
    around.out << print(document->tree, file);
    return document->problems.empty() ? ExitCode::fine : ExitCode::trouble;
  }
  if (!document->kind) return trouble(options.path + " is not a template", around);
  const auto inputs = read_inputs(options.given, {}, sources);
  if (!inputs) return trouble(inputs.trouble(), around);
  dump_scenarios(*open_template(document, *inputs, sources), options.step, sources, around.out);
  return document->problems.empty() ? ExitCode::fine : ExitCode::trouble;
}

}  // namespace

ExitCode dump_command(Arguments args, const Surroundings& around) {
  auto options = parse_dump_options(args);
  if (!options) return trouble(options.trouble(), around);
  if (options->help) {
    around.out << help();
    return ExitCode::fine;
  }
  return dump(*options, around);
}

}  // namespace plimsoll
