// What each step takes for every template below a folder, read beforehand, on one core: parsing,
// evaluating, joining, all checks together; and which checks are the dearest.
//
//   steps FOLDER           a table
//   steps FOLDER --share   the checks' share of parsing alone, "0.42"
//
// Each scenario of a template is checked; parsing is once a file. So checks pay for conditions.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/catalog.h"
#include "check/runner.h"
#include "model/build.h"
#include "read/reader.h"
#include "text/sources.h"

namespace {

using namespace plimsoll;
namespace fs = std::filesystem;

using Milliseconds = std::chrono::duration<double, std::milli>;

struct Steps {
  Milliseconds parsing{};
  Milliseconds evaluating{};
  Milliseconds joining{};
  Milliseconds checking{};
  std::map<std::string_view, Milliseconds> checks;  // by id
  std::size_t templates = 0;
  std::size_t scenarios = 0;
};

template <class Work>
auto timed(Milliseconds& sum, const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  auto result = work();
  sum += std::chrono::steady_clock::now() - begin;
  return result;
}

std::vector<fs::path> templates_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

// All in one run, as users run them; then each alone: reading the clock twice for each would cost
// as much as many checks do.
void check(const Deployment& deployment, Steps& steps) {
  std::vector<const Check*> all;
  for (const CatalogEntry& entry : catalog()) all.push_back(entry.check);
  timed(steps.checking, [&] { return run_checks(deployment, all); });
  for (const Check* one : all) {
    timed(steps.checks[one->id], [&] { return run_checks(deployment, std::span(&one, 1)); });
  }
}

void measure(const fs::path& path, Steps& steps) {
  Sources sources;
  const Sources::Opened opened = sources.open(path.string());
  if (!opened.trouble.empty() || !may_be_template(sources[opened.file].text())) return;
  Milliseconds parsing{};
  const DocumentPtr document = timed(parsing, [&] { return read_document(sources, opened.file); });
  if (!document->kind || !document->problems.empty()) return;
  steps.parsing += parsing;
  ++steps.templates;
  const auto whole = timed(steps.evaluating, [&] { return read_template(document, {}, sources); });
  for (std::size_t i = 0; i < whole->scenario_count(); ++i) {
    Resources resources = timed(steps.evaluating, [&] { return whole->resolve(i); });
    const auto deployment = timed(steps.joining, [&] { return build(std::move(resources)); });
    check(*deployment, steps);
    ++steps.scenarios;
  }
}

void print(const Steps& steps) {
  fmt::print("{} templates, {} scenarios\n", steps.templates, steps.scenarios);
  const auto row = [&](std::string_view what, Milliseconds taken) {
    fmt::print("{:<40} {:>10.1f} ms {:>6.2f} of parsing\n", what, taken.count(),
               taken / steps.parsing);
  };
  row("parsing", steps.parsing);
  row("evaluating", steps.evaluating);
  row("joining", steps.joining);
  row("all checks", steps.checking);
  std::vector<std::pair<std::string_view, Milliseconds>> dearest(steps.checks.begin(),
                                                                 steps.checks.end());
  std::ranges::stable_sort(dearest, std::ranges::greater(),
                           [](const auto& check) { return check.second; });
  constexpr std::size_t shown = 15;
  dearest.resize(std::min(dearest.size(), shown));
  for (const auto& [id, taken] : dearest) row(id, taken);
}

}  // namespace

int main(int argc, char** argv) {
  const bool share = argc == 3 && std::string_view(argv[2]) == "--share";
  if (argc != 2 && !share) {
    std::cerr << "usage: steps FOLDER [--share]\n";
    return 2;
  }
  Steps steps;
  for (const fs::path& path : templates_below(argv[1])) measure(path, steps);
  if (share) {
    fmt::print("{:.2f}\n", steps.checking / steps.parsing);
  } else {
    print(steps);
  }
  return 0;
}
