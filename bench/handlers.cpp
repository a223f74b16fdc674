// How fast the handlers of real templates are read, held against what cannot be left out: reading
// the same files and parsing them with nothing but tree-sitter, as it comes. Ours is everything
// that a run does with handlers: looking for files, reading, parsing, lowering, following.
//
//   handlers FOLDER           a table: one thread, then one for each core
//   handlers FOLDER --share   our time as a share of the bare parse's, with all cores: "1.05"
//
// Templates are evaluated beforehand. As in a run each is one piece of work, and a source that
// several of them use is read for each, by us and bare.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <malloc.h>
#include <tree_sitter/api.h>

#include "code/function_code.h"
#include "model/build.h"
#include "model/handler_reader.h"
#include "model/steps.h"
#include "read/reader.h"
#include "syntax/syntax.h"

namespace {

using namespace plimsoll;
namespace fs = std::filesystem;

// A file, or a text that stands in a template.
struct Source {
  std::string path;  // empty of a text
  std::string text;
  syntax::Language language{};
  std::size_t size = 0;
};

// A template, evaluated.
struct Work {
  Sources sources;
  std::vector<std::unique_ptr<const Deployment>> scenarios;
  // What reading handlers looks at of each scenario, and writes to.
  std::vector<std::unique_ptr<Deployment>> functions;
  std::vector<Source> opened;  // for them
};

struct Measured {
  double seconds = std::numeric_limits<double>::max();
  double peak_mb = 0;
};

struct Corpus {
  std::vector<std::unique_ptr<Work>> works;
  std::size_t sources = 0;
  double megabytes = 0;
};

syntax::Language language_of(const std::string& path) {
  const std::string ending = fs::path(path).extension().string();
  if (ending == ".java") return syntax::Language::java;
  if (ending == ".cs") return syntax::Language::csharp;
  if (ending == ".go") return syntax::Language::go;
  if (ending == ".rb") return syntax::Language::ruby;
  return code::language_of(path).value_or(syntax::Language::javascript);
}

// Files, and what stands in the template, each once.
std::vector<Source> opened_by(const HandlerReader& handlers, const Work& work) {
  std::vector<Source> opened;
  for (const FileId file : handlers.files()) {
    const SourceFile& source = handlers.sources()[file];
    opened.push_back({source.path(), {}, language_of(source.path()), source.text().size()});
  }
  std::set<const char*> known;
  for (const auto& scenario : work.functions) {
    for (const Function& function : scenario->functions) {
      const HandlerCode& its = function.handler_code;
      if (!its.code || its.package->state != HandlerPackage::State::inlined) continue;
      const bool python = function.runtime.known()->starts_with("python");
      for (const std::string_view text : its.code->facts.texts) {
        if (!known.insert(text.data()).second) continue;
        const auto language = python ? syntax::Language::python : syntax::Language::javascript;
        opened.push_back({{}, std::string(text), language, text.size()});
      }
    }
  }
  return opened;
}

// What a run does with the handlers of one template.
void read_ours(const Work& work, const std::function<void(const HandlerReader&)>& look = {}) {
  Sources sources;
  HandlerReader handlers(sources);
  for (const auto& scenario : work.functions) read_handlers(*scenario, handlers);
  if (look) look(handlers);
}

struct Delete {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

std::string read_file(const std::string& path, std::size_t size) {
  std::string text(size, '\0');
  std::ifstream(path, std::ios::binary).read(text.data(), static_cast<std::streamsize>(size));
  return text;
}

// One parser a thread, used again and again.
void parse_bare(const Work& work) {
  thread_local const std::unique_ptr<TSParser, Delete> parser(ts_parser_new());
  for (const Source& source : work.opened) {
    const std::string read = source.path.empty() ? "" : read_file(source.path, source.size);
    const std::string& text = source.path.empty() ? source.text : read;
    ts_parser_set_language(parser.get(), syntax::grammar(source.language));
    const std::unique_ptr<TSTree, Delete> tree(ts_parser_parse_string(
        parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
  }
}

// Null for what is no template, and for one without sources.
std::unique_ptr<Work> open_work(const fs::path& path) {
  auto work = std::make_unique<Work>();
  const Sources::Opened opened = work->sources.open(path.string());
  if (!opened.trouble.empty() || !may_be_template(work->sources[opened.file].text()))
    return nullptr;
  const DocumentPtr document = read_document(work->sources, opened.file);
  if (!document->kind || !document->problems.empty()) return nullptr;
  const auto whole = read_template(document, {}, work->sources);
  for (std::size_t i = 0; i < whole->scenario_count(); ++i) {
    work->scenarios.push_back(build(whole->resolve(i)));
    const Deployment& built = *work->scenarios.back();
    work->functions.push_back(std::make_unique<Deployment>());
    work->functions.back()->functions = built.functions;
    work->functions.back()->resources.handler_packages = built.resources.handler_packages;
  }
  read_ours(*work,
            [&](const HandlerReader& handlers) { work->opened = opened_by(handlers, *work); });
  return work->opened.empty() ? nullptr : std::move(work);
}

Corpus corpus_below(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Corpus corpus;
  for (const fs::path& path : paths) {
    std::unique_ptr<Work> work = open_work(path);
    if (!work) continue;
    corpus.sources += work->opened.size();
    for (const Source& source : work->opened) {
      corpus.megabytes += static_cast<double>(source.size) / 1e6;
    }
    corpus.works.push_back(std::move(work));
  }
  return corpus;
}

// Of the process, "VmRSS" or "VmHWM".
double memory_mb(std::string_view what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(what)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  }
  return 0;
}

void forget_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

void for_each_work(const Corpus& corpus, unsigned threads,
                   const std::function<void(const Work&)>& read) {
  std::atomic<std::size_t> next = 0;
  const auto worker = [&] {
    for (std::size_t i = next++; i < corpus.works.size(); i = next++) read(*corpus.works[i]);
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(worker);
  worker();
}

Measured measure(const Corpus& corpus, unsigned threads,
                 const std::function<void(const Work&)>& read) {
  malloc_trim(0);
  forget_peak();
  const double before = memory_mb("VmRSS");
  const auto begin = std::chrono::steady_clock::now();
  for_each_work(corpus, threads, read);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  return {taken.count(), memory_mb("VmHWM") - before};
}

void keep_best(Measured& best, const Measured& once) {
  best.seconds = std::min(best.seconds, once.seconds);
  best.peak_mb = std::max(best.peak_mb, once.peak_mb);
}

struct Compared {
  Measured bare;
  Measured ours;

  double share() const { return ours.seconds / bare.seconds; }
};

// In turns, so that whatever else the machine does meets both.
Compared compare(const Corpus& corpus, unsigned threads) {
  constexpr int turns = 5;
  Compared best;
  for (int i = 0; i < turns; ++i) {
    keep_best(best.bare, measure(corpus, threads, parse_bare));
    keep_best(best.ours, measure(corpus, threads, [](const Work& work) { read_ours(work); }));
  }
  return best;
}

void print(const Corpus& corpus, unsigned threads, const Compared& compared) {
  const auto row = [&](std::string_view what, const Measured& measured) {
    fmt::print("{:>2} {:<8} {:>8.1f} ms {:>7.2f} MB/s {:>8.0f} files/s {:>7.1f} MB peak\n", threads,
               what, measured.seconds * 1e3, corpus.megabytes / measured.seconds,
               static_cast<double>(corpus.sources) / measured.seconds, measured.peak_mb);
  };
  row("bare", compared.bare);
  row("ours", compared.ours);
  fmt::print("{:>2} {:<8} {:>8.2f}\n", threads, "share", compared.share());
}

}  // namespace

int main(int argc, char** argv) {
  const bool only_share = argc == 3 && std::string_view(argv[2]) == "--share";
  if (argc != 2 && !only_share) {
    std::cerr << "usage: handlers FOLDER [--share]\n";
    return 2;
  }
  const Corpus corpus = corpus_below(argv[1]);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  if (only_share) {
    fmt::print("{:.2f}\n", compare(corpus, cores).share());
    return 0;
  }
  fmt::print("{} templates, {} sources, {:.2f} MB\n", corpus.works.size(), corpus.sources,
             corpus.megabytes);
  print(corpus, 1, compare(corpus, 1));
  if (cores > 1) print(corpus, cores, compare(corpus, cores));
  return 0;
}
