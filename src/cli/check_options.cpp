#include "cli/check_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "check/selection.h"
#include "check/severity.h"

namespace plimsoll {
namespace {

// Takes an option's value into the options; says what is wrong with it, or nothing.
using Take = std::string (*)(CheckOptions& options, const std::string& value);

struct Rule {
  OptionName option;
  Take take = nullptr;
};

std::string wrong_value(std::string_view option, std::string_view takes, std::string_view value) {
  return fmt::format("--{} takes {}, not `{}`", option, takes, value);
}

std::string find_format(std::string_view name, const Format*& found) {
  std::vector<std::string_view> names;
  for (const Format& format : formats()) {
    names.push_back(format.name);
    if (format.name == name) found = &format;
  }
  return found == nullptr ? no_such("format", name, names) : "";
}

std::string take_format(CheckOptions& options, const std::string& value) {
  options.format = nullptr;
  return find_format(value, options.format);
}

std::string take_output(CheckOptions& options, const std::string& value) {
  const std::size_t equals = value.find('=');
  if (equals == std::string::npos || equals + 1 == value.size()) {
    return wrong_value("output", "FORMAT=FILE", value);
  }
  Output output;
  output.file = value.substr(equals + 1);
  std::string trouble = find_format(value.substr(0, equals), output.format);
  if (trouble.empty()) options.outputs.push_back(std::move(output));
  return trouble;
}

// "a,b" and two options mean the same.
std::string add_names(std::vector<Said<std::string>>& names, std::string_view option,
                      const std::string& value) {
  const std::size_t before = names.size();
  std::string_view list = value;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    std::string why = name.empty() ? "" : why_unknown(name);
    if (!why.empty()) return why;
    if (!name.empty()) names.push_back({std::string(name), fmt::format("--{}", option)});
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names.size() > before ? "" : wrong_value(option, "an ID or a TOPIC", value);
}

std::string take_select(CheckOptions& options, const std::string& value) {
  return add_names(options.layer.select, "select", value);
}

std::string take_ignore(CheckOptions& options, const std::string& value) {
  return add_names(options.layer.ignore, "ignore", value);
}

std::string take_strict(CheckOptions& options, const std::string&) {
  options.layer.strict = {true, "--strict"};
  return {};
}

std::string take_fail_on(CheckOptions& options, const std::string& value) {
  options.layer.fail_on = {value == "never" ? FailOn() : parse_severity(value), "--fail-on"};
  const bool valid = value == "never" || value == "error" || value == "warning";
  return valid ? "" : wrong_value("fail-on", "error, warning or never", value);
}

std::string take_parameter(CheckOptions& options, const std::string& value) {
  Result<Given> given = parse_parameter(value);
  if (!given) return given.trouble();
  options.layer.parameters.push_back(std::move(*given));
  return {};
}

std::string take_parameter_file(CheckOptions& options, const std::string& value) {
  options.parameter_files.push_back(value);
  return {};
}

std::string take_as_of(CheckOptions& options, const std::string& value) {
  const std::optional<Date> date = parse_date(value);
  if (!date) return wrong_value("as-of", "a day as YYYY-MM-DD", value);
  options.as_of = *date;
  return {};
}

// A whole number from 1; 0 when the text is none.
int positive(std::string_view text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end && number > 0 ? number : 0;
}

std::string take_account_concurrency(CheckOptions& options, const std::string& value) {
  options.layer.account_concurrency = {positive(value), "--account-concurrency"};
  return positive(value) > 0 ? "" : wrong_value("account-concurrency", "a number from 1", value);
}

std::string take_jobs(CheckOptions& options, const std::string& value) {
  options.jobs = static_cast<unsigned>(positive(value));
  return positive(value) > 0 ? "" : wrong_value("jobs", "a number from 1", value);
}

std::string take_stdin_filename(CheckOptions& options, const std::string& value) {
  options.stdin_filename = value;
  return value.empty() ? wrong_value("stdin-filename", "a NAME", value) : "";
}

std::string take_allow_empty(CheckOptions& options, const std::string&) {
  options.allow_empty = true;
  return {};
}

std::string take_fix(CheckOptions& options, const std::string&) {
  options.fix = true;
  return {};
}

std::string take_diff(CheckOptions& options, const std::string&) {
  options.diff = true;
  return {};
}

std::string take_config(CheckOptions& options, const std::string& value) {
  options.config = value;
  return value.empty() ? wrong_value("config", "a FILE", value) : "";
}

std::string take_baseline(CheckOptions& options, const std::string& value) {
  options.layer.baseline = {value, "--baseline"};
  return value.empty() ? wrong_value("baseline", "a FILE", value) : "";
}

std::string take_write_baseline(CheckOptions& options, const std::string& value) {
  options.write_baseline = value;
  return value.empty() ? wrong_value("write-baseline", "a FILE", value) : "";
}

std::string take_changed_since(CheckOptions& options, const std::string& value) {
  options.changed_since = value;
  // What begins with a dash would be an option of git.
  const bool valid = !value.empty() && !value.starts_with('-');
  return valid ? "" : wrong_value("changed-since", "a version that git knows", value);
}

std::string take_color(CheckOptions& options, const std::string& value) {
  constexpr std::array<std::string_view, 3> names{"auto", "always", "never"};  // as Color has them
  const auto found = std::ranges::find(names, value);
  if (found == names.end()) return wrong_value("color", "auto, always or never", value);
  options.color = static_cast<Color>(found - names.begin());
  return {};
}

std::string take_help(CheckOptions& options, const std::string&) {
  options.help = true;
  return {};
}

std::string take_path(CheckOptions& options, const std::string& value) {
  options.paths.push_back(value);
  return value.empty() ? "a path is empty" : "";
}

constexpr auto rules = std::to_array<Rule>({
    {{"format"}, take_format},
    {{"output"}, take_output},
    {{"select"}, take_select},
    {{"ignore"}, take_ignore},
    {{"strict", false}, take_strict},
    {{"fail-on"}, take_fail_on},
    {{"fix", false}, take_fix},
    {{"diff", false}, take_diff},
    {{"parameter"}, take_parameter},
    {{"parameter-file"}, take_parameter_file},
    {{"as-of"}, take_as_of},
    {{"account-concurrency"}, take_account_concurrency},
    {{"allow-empty", false}, take_allow_empty},
    {{"baseline"}, take_baseline},
    {{"write-baseline"}, take_write_baseline},
    {{"changed-since"}, take_changed_since},
    {{"config"}, take_config},
    {{"stdin-filename"}, take_stdin_filename},
    {{"jobs"}, take_jobs},
    {{"color"}, take_color},
});

Take take_of(std::string_view name) {
  if (name.empty()) return take_path;
  const auto rule =
      std::ranges::find_if(rules, [name](const Rule& known) { return known.option.name == name; });
  return rule == rules.end() ? take_help : rule->take;
}

}  // namespace

std::string take(CheckOptions& options, const Argument& argument) {
  return take_of(argument.name)(options, argument.value);
}

Result<CheckOptions> parse_check_options(Arguments args, const Date& today) {
  std::vector<OptionName> names;
  for (const Rule& rule : rules) names.push_back(rule.option);
  const auto arguments = parse_arguments(args, names);
  if (!arguments) return Trouble{arguments.trouble()};

  CheckOptions options;
  options.format = &formats().front();
  options.as_of = today;
  for (const Argument& argument : *arguments) {
    std::string trouble = take(options, argument);
    if (!trouble.empty()) return Trouble{std::move(trouble)};
  }
  return options;
}

}  // namespace plimsoll
