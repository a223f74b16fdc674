// What each step of a run costs on one template: reading it, its scenarios, the joins, the checks.
#include <string>

#include <benchmark/benchmark.h>

#include "check/runner.h"
#include "check/selection.h"
#include "inputs.h"
#include "model/build.h"
#include "read/reader.h"
#include "text/sources.h"

namespace {

using namespace plimsoll;

// A template in memory, read anew by every iteration that asks for it.
struct Input {
  Sources sources;
  DocumentPtr document;

  explicit Input(std::string text)
      : document(read_document(sources, sources.add("template.yaml", std::move(text)))) {}

  std::unique_ptr<Template> read() { return read_template(document, {}, sources); }
};

std::size_t groups(const benchmark::State& state) {
  return static_cast<std::size_t>(state.range(0));
}

void resolve_stack(benchmark::State& state) {
  Input input(bench::stack_yaml(groups(state)));
  for (auto _ : state) benchmark::DoNotOptimize(input.read()->resolve(0));
}

void build_stack(benchmark::State& state) {
  Input input(bench::stack_yaml(groups(state)));
  const Resources resources = input.read()->resolve(0);
  for (auto _ : state) benchmark::DoNotOptimize(build(resources));
}

void check_stack(benchmark::State& state) {
  Input input(bench::stack_yaml(groups(state)));
  const auto deployment = build(input.read()->resolve(0));
  const auto checks = select_checks({});
  for (auto _ : state) benchmark::DoNotOptimize(run_checks(*deployment, *checks));
}

void resolve_every_scenario(benchmark::State& state) {
  Input input(bench::conditional_yaml(groups(state), groups(state) * 10));
  for (auto _ : state) {
    const auto the_template = input.read();
    for (std::size_t i = 0; i < the_template->scenario_count(); ++i) {
      benchmark::DoNotOptimize(the_template->resolve(i));
    }
  }
}

constexpr int smallest = 2;
constexpr int largest = 2048;
constexpr int most_conditions = 200;

}  // namespace

BENCHMARK(resolve_stack)->RangeMultiplier(32)->Range(smallest, largest);
BENCHMARK(build_stack)->RangeMultiplier(32)->Range(smallest, largest);
BENCHMARK(check_stack)->RangeMultiplier(32)->Range(smallest, largest);
BENCHMARK(resolve_every_scenario)->RangeMultiplier(10)->Range(smallest, most_conditions);

BENCHMARK_MAIN();
