// What a tree with spans costs over yaml-cpp's bare events, and what JSON costs.
#include <string>

#include <benchmark/benchmark.h>

#include "inputs.h"
#include "null_events.h"
#include "text/source.h"
#include "tree/tree.h"

namespace {

using namespace plimsoll;

SourceFile source_of(std::string text) {
  return {FileId{}, "template", Decoded{std::move(text), Encoding::utf8}};
}

std::size_t groups(const benchmark::State& state) {
  return static_cast<std::size_t>(state.range(0));
}

void count_bytes(benchmark::State& state, std::string_view text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void yaml_events_alone(benchmark::State& state) {
  const std::string text = bench::stack_yaml(groups(state));
  for (auto _ : state) benchmark::DoNotOptimize(bench::parse_events(text));
  count_bytes(state, text);
}

void yaml_tree(benchmark::State& state) {
  const SourceFile file = source_of(bench::stack_yaml(groups(state)));
  for (auto _ : state) benchmark::DoNotOptimize(parse_yaml(file));
  count_bytes(state, file.text());
}

void json_tree(benchmark::State& state) {
  const SourceFile file = source_of(bench::stack_json(groups(state)));
  for (auto _ : state) benchmark::DoNotOptimize(parse_json(file));
  count_bytes(state, file.text());
}

constexpr int smallest = 2;
constexpr int largest = 2048;

}  // namespace

BENCHMARK(yaml_events_alone)->RangeMultiplier(32)->Range(smallest, largest);
BENCHMARK(yaml_tree)->RangeMultiplier(32)->Range(smallest, largest);
BENCHMARK(json_tree)->RangeMultiplier(32)->Range(smallest, largest);

BENCHMARK_MAIN();
