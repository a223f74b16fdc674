// `plimsoll config explain FILE`: what holds for a template, and where that was said.
// `plimsoll config keys`: what may stand in a configuration.
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/check_options.h"
#include "cli/command_line.h"
#include "cli/configurations.h"
#include "cli/help.h"
#include "cli/settings.h"

namespace plimsoll {
namespace {

// ---- keys

std::string table_of(std::string_view title, const std::vector<ConfigurationKey>& keys) {
  std::string table = fmt::format("{}\n", title);
  for (const ConfigurationKey& key : keys) {
    const std::string by_default =
        key.by_default == "required" ? "required" : fmt::format("default: {}", key.by_default);
    table +=
        fmt::format("  {:<21}{}\n  {:<21}{}; {}\n", key.name, key.says, "", key.takes, by_default);
  }
  return table;
}

ExitCode print_keys(const Surroundings& around) {
  around.out << table_of(".plimsoll.yaml", configuration_keys()) << '\n'
             << table_of("each of `overrides`", override_keys()) << '\n'
             << table_of("each of `suppress`", suppress_keys());
  return ExitCode::fine;
}

// ---- explain

// One thing that holds; the name of its key only where another key begins.
std::string line(std::string_view key, std::string_view value, std::string_view where) {
  return fmt::format("{:<21}{:<33} {}\n", key, value, where);
}

std::string described(const DescribedSuppression& suppression) {
  const Suppression& said = suppression.said;
  std::string text = said.checks;
  if (!suppression.resources.empty()) {
    text += fmt::format(" of {}", fmt::join(suppression.resources, ", "));
  }
  if (!said.until.empty()) text += " until " + said.until;
  return text;
}

class Explanation {
 public:
  Explanation(std::string path, const Settings& settings, const Configuration* configuration,
              const Sources& sources)
      : path_(std::move(path)), configuration_(configuration), applied_(settings.applied) {
    if (configuration != nullptr) add_rest(sources[configuration->file]);
    count_ = settings.checks.size();
  }

  std::string text() const {
    std::string text =
        fmt::format("{}\nconfiguration: {}\n\n", path_,
                    configuration_ == nullptr ? "none" : std::string_view(configuration_->path));
    for (const ConfigurationKey& key : configuration_keys()) {
      if (key.name != "overrides") text += lines_of(key);
    }
    return text + fmt::format("\n{} of {} checks run\n", count_, catalog().size());
  }

 private:
  // What holds for a file as a whole, and for findings rather than templates.
  void add_rest(const SourceFile& source) {
    for (const Exclude& exclude : configuration_->exclude) {
      applied_.push_back({"exclude", exclude.said.value, exclude.said.where});
    }
    const std::string seen = configuration_->seen_from_base(absolute_path(path_));
    for (const DescribedSuppression& suppression : configuration_->suppressions) {
      const bool meant = suppression.paths.empty() ||
                         std::ranges::any_of(suppression.paths, [&](const PathPattern& pattern) {
                           return pattern.matches(seen);
                         });
      if (!meant) continue;
      applied_.push_back({"suppress", described(suppression),
                          configuration_->where(source, suppression.said.span)});
    }
  }

  std::string lines_of(const ConfigurationKey& key) const {
    std::string lines;
    for (const Applied& applied : applied_) {
      if (applied.key != key.name) continue;
      lines += line(lines.empty() ? key.name : "", applied.value, applied.where);
    }
    return lines.empty() ? line(key.name, key.by_default, "default") : lines;
  }

  std::string path_;
  const Configuration* configuration_;
  std::vector<Applied> applied_;
  std::size_t count_ = 0;
};

ExitCode report_problems(const Configurations& configurations, const Surroundings& around) {
  ExitCode code = ExitCode::fine;
  for (const Configuration& configuration : configurations.all()) {
    const SourceFile& source = configurations.sources()[configuration.file];
    for (const Note& problem : configuration.problems) {
      const Position at = source.position(problem.span.begin);
      code =
          trouble(fmt::format("{}:{}:{}: {}", configuration.path, at.line, at.column, problem.text),
                  around);
    }
  }
  return code;
}

ExitCode explain(const CheckOptions& options, const Surroundings& around) {
  Configurations configurations(options.config);
  const std::string& path = options.paths.front();
  const Exclude* exclude = configurations.excluded(path);
  const Configuration* configuration = configurations.nearest(path);
  if (report_problems(configurations, around) == ExitCode::trouble) return ExitCode::trouble;
  if (exclude != nullptr) {
    around.out << fmt::format("{}\nis not analysed: `{}` is excluded by {}\n", path,
                              exclude->said.value, exclude->said.where);
    return ExitCode::fine;
  }
  const Settings settings = settle(options.layer, options.as_of, configuration, path);
  around.out << Explanation(path, settings, configuration, configurations.sources()).text();
  return ExitCode::fine;
}

}  // namespace

ExitCode config_command(Arguments args, const Surroundings& around) {
  constexpr std::string_view usage = "config takes `explain FILE` or `keys`";
  if (args.empty()) return trouble(std::string(usage), around);
  if (args.front() == "keys" && args.size() == 1) return print_keys(around);
  // The options of `check`: they are a layer, too.
  auto options =
      parse_check_options(args.front() == "explain" ? args.subspan(1) : args, around.today);
  if (!options) return trouble(options.trouble(), around);
  if (options->help) {
    around.out << help();
    return ExitCode::fine;
  }
  const bool one_file = args.front() == "explain" && options->paths.size() == 1;
  return one_file ? explain(*options, around) : trouble(std::string(usage), around);
}

}  // namespace plimsoll
