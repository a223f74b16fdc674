// `plimsoll check`.
#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>

#include <fmt/format.h>

#include "cli/check_options.h"
#include "cli/command_line.h"
#include "cli/help.h"
#include "cli/mend.h"
#include "cli/problems.h"
#include "cli/run_check.h"
#include "cli/write_file.h"
#include "edit/diff.h"

namespace plimsoll {
namespace {

bool shows_color(const CheckOptions& options, const Surroundings& around) {
  if (options.color == Color::automatic) return around.color;
  return options.color == Color::always;
}

// Whether a report could be written.
bool written(const std::string& file, const std::string& why_not, const Surroundings& around) {
  if (!why_not.empty()) trouble(fmt::format("cannot write `{}`: {}", file, why_not), around);
  return why_not.empty();
}

bool write_files(const Run& run, const CheckOptions& options, const Surroundings& around) {
  bool complete = true;
  for (const Output& output : options.outputs) {
    const std::string why_not = write_file(output.file, output.format->report(run));
    complete = written(output.file, why_not, around) && complete;
  }
  return complete;
}

// Annotations stand beside the lines of a change; the summary of the step shows everything.
bool write_step_summary(const Run& run, const CheckOptions& options, const Surroundings& around) {
  if (options.format->name != "github" || around.step_summary.empty()) return true;
  const std::string why_not = append_to_file(around.step_summary, report_markdown(run));
  return written(around.step_summary, why_not, around);
}

bool write_baseline(const Finished& finished, const CheckOptions& options,
                    const Surroundings& around) {
  if (!finished.baseline_text) return true;
  const std::string& file = *options.write_baseline;
  return written(file, write_file(file, *finished.baseline_text), around);
}

// Whether everything could be written.
bool write_reports(const Run& run, const CheckOptions& options, const Surroundings& around) {
  bool complete = write_files(run, options, around);
  complete = write_step_summary(run, options, around) && complete;
  const bool as_text = options.format->name == "text";
  around.out << (as_text ? report_text(run, shows_color(options, around))
                         : options.format->report(run));
  around.out.flush();
  if (around.out) return complete;
  trouble("cannot write to standard output", around);
  return false;
}

// Whoever reads only the log must see why the run failed.
void repeat_problems(const Run& run, const CheckOptions& options, const Surroundings& around) {
  if (options.format->name != "text") print(run.problems, around);
}

bool fails(const Run& run) {
  return std::ranges::any_of(
      run.findings, [](const Finding& finding) { return finding.is_open() && finding.fails; });
}

ExitCode report(const Finished& finished, const CheckOptions& options, const Surroundings& around) {
  repeat_problems(finished.run, options, around);
  const bool complete =
      write_reports(finished.run, options, around) && write_baseline(finished, options, around);
  if (finished.trouble || !complete) return ExitCode::trouble;
  return fails(finished.run) ? ExitCode::findings : ExitCode::fine;
}

ExitCode print_diff(const Mending& mending, const Surroundings& around) {
  const std::vector<Problem>& problems = mending.finished.run.problems;
  print(problems, around);
  if (mending.finished.trouble && problems.empty()) {
    trouble("some files could not be read: `plimsoll check` says which", around);
  }
  for (const auto& [path, file] : mending.files) {
    around.out << unified_diff(path, file.before.text, file.after.text);
  }
  around.out.flush();
  if (mending.finished.trouble || !around.out) return ExitCode::trouble;
  return mending.files.empty() ? ExitCode::fine : ExitCode::findings;
}

// The mended text takes the place of the report, which goes to where problems go.
ExitCode fix_stdin(const Plan& plan, const Mending& mending, const Surroundings& around) {
  around.out << plan.stdin_text;
  around.out.flush();
  Surroundings aside{.in = around.in, .out = around.err, .err = around.err, .today = around.today};
  aside.step_summary = around.step_summary;
  const ExitCode code = report(mending.finished, plan.options, aside);
  return around.out ? code : ExitCode::trouble;
}

ExitCode fix(Plan& plan, const Surroundings& around) {
  const Mending mending = mend(plan);
  if (plan.options.diff) return print_diff(mending, around);
  if (plan.options.stdin_filename) return fix_stdin(plan, mending, around);
  bool complete = true;
  for (const auto& [path, file] : mending.files) {
    complete = written(path, write_file(path, encode(file.after)), around) && complete;
  }
  const ExitCode code = report(mending.finished, plan.options, around);
  return complete ? code : ExitCode::trouble;
}

ExitCode check(const CheckOptions& options, const Surroundings& around) {
  Sources parameter_files;
  if (const auto inputs = read_inputs(options, {}, parameter_files); !inputs) {
    return trouble(inputs.trouble(), around);
  }
  Plan plan{.options = options, .stdin_text = {}};
  if (options.stdin_filename) {
    plan.stdin_text.assign(std::istreambuf_iterator<char>(around.in), {});
  }
  if (options.fix || options.diff) return fix(plan, around);
  Kept kept;
  return report(run_check(plan, kept), options, around);
}

}  // namespace

ExitCode check_command(Arguments args, const Surroundings& around) {
  auto options = parse_check_options(args, around.today);
  if (!options) return trouble(options.trouble(), around);
  if (options->help) {
    around.out << help();
    return ExitCode::fine;
  }
  if (options->stdin_filename && !options->paths.empty()) {
    return trouble("--stdin-filename is read instead of a PATH, not beside it", around);
  }
  const bool reports = options->format->name != "text" || !options->outputs.empty();
  if (options->diff && reports) {
    return trouble("--diff prints edits and no report: leave --format and --output out", around);
  }
  if (options->changed_since && (options->stdin_filename || options->write_baseline)) {
    return trouble("--changed-since goes with neither --stdin-filename nor --write-baseline",
                   around);
  }
  if (options->paths.empty()) options->paths.emplace_back(".");
  return check(*options, around);
}

}  // namespace plimsoll
