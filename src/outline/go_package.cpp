#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "outline/folder.h"
#include "outline/go_source.h"
#include "outline/languages.h"

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

// Of the packages of one program; more than any function has.
constexpr std::size_t most_files = 500;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

template <class Each>
void each_line(std::string_view text, const Each& each) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    each(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// What go.mod says of where packages lie: its own module, and those that it takes from folders.
class GoModule {
 public:
  GoModule(Outlines& outlines, const fs::path& package) {
    fs::path folder = fs::absolute(package).lexically_normal();
    while (outlines.sources().inside_project(folder)) {
      if (const auto text = outlines.text_of(folder / "go.mod")) {
        read(*text, folder);
        return;
      }
      if (!folder.has_relative_path()) return;
      folder = folder.parent_path();
    }
  }

  // Nothing for what is no package of the project.
  std::optional<fs::path> folder_of(std::string_view import_path) const {
    for (const auto& [module, folder] : modules_) {
      if (import_path == module) return folder;
      if (import_path.starts_with(module + "/")) {
        return folder / import_path.substr(module.size() + 1);
      }
    }
    return std::nullopt;
  }

 private:
  void read(std::string_view text, const fs::path& folder) {
    each_line(text, [&](std::string_view line) {
      if (line.starts_with("replace ")) line = trimmed(line.substr(8));
      const std::size_t arrow = line.find("=>");
      if (line.starts_with("module ")) {
        const std::string_view path = trimmed(line.substr(7));
        modules_.emplace_back(path.substr(0, path.find(' ')), folder);
      } else if (arrow != std::string_view::npos) {
        const std::string_view from = trimmed(line.substr(0, arrow));
        const std::string_view to = trimmed(line.substr(arrow + 2));
        if (!to.starts_with('.')) return;
        modules_.emplace_back(from.substr(0, from.find(' ')), (folder / to).lexically_normal());
      }
    });
  }

  std::vector<std::pair<std::string, fs::path>> modules_;
};

// Files for other systems, and those that a condition may leave out.
bool is_constrained(const fs::path& path, std::string_view text) {
  const std::string stem = path.stem().string();
  constexpr std::array<std::string_view, 5> others{"_windows", "_darwin", "_freebsd", "_wasm",
                                                   "_386"};
  for (const std::string_view ending : others) {
    if (stem.ends_with(ending)) return true;
  }
  bool found = false;
  each_line(text.substr(0, text.find("\npackage ")), [&found](std::string_view line) {
    found |= line.starts_with("//go:build ") || line.starts_with("// +build ");
  });
  return found;
}

class GoProgram {
 public:
  GoProgram(Outlines& outlines, const fs::path& folder)
      : outlines_(outlines), module_(outlines, folder), first_(package_in(folder)) {
    for (std::size_t i = 0; i < files_.size() && files_.size() < most_files; ++i) {
      for (const std::string& path : files_[i]->imports) import(path);
    }
  }

  bool is_there() const { return !first_.empty(); }

  // What is lacking is known only of a program that is made of this folder.
  Entry entry(bool is_made_of_it) {
    whole_ &= is_made_of_it;
    Entry entry;
    entry.file_at = Span{first_.front()->file, 0, 0};
    entry.name = "main";
    if (const Outline* broken = broken_file()) {
      entry.search = code::Search::broken;
      entry.file_at = Span{broken->file, broken->first_mistake->begin, broken->first_mistake->end};
    } else if (first_.front()->space != "main") {
      entry.search = whole_ ? code::Search::no_function : code::Search::unclear;
      entry.beside = {first_.front()->space};
      entry.file_at = first_.front()->types.front().span;
    } else {
      enter_main(entry);
    }
    return entry;
  }

 private:
  std::vector<const Outline*> package_in(const fs::path& folder) {
    std::vector<const Outline*> package;
    for (const fs::path& path : files_in(folder, {".go"}).files) {
      if (path.stem().string().ends_with("_test")) continue;
      const Outline* outline = outlines_.open(path);
      if (outline == nullptr || is_constrained(path, outlines_.sources().text(outline->file))) {
        whole_ = false;
        continue;
      }
      package.push_back(outline);
    }
    files_.insert(files_.end(), package.begin(), package.end());
    return package;
  }

  void import(const std::string& path) {
    if (!seen_.insert(path).second) return;
    if (const auto folder = module_.folder_of(path)) {
      package_in(*folder);
    } else {
      may_start_lambda_ |= is_unknown(path);
    }
  }

  // Neither of the standard library, whose paths have no host, nor of AWS's SDK.
  static bool is_unknown(std::string_view path) {
    const std::string_view host = path.substr(0, path.find('/'));
    return host.find('.') != std::string_view::npos &&
           !path.starts_with("github.com/aws/aws-sdk-go") &&
           !path.starts_with("github.com/aws/aws-lambda-go/events");
  }

  const Outline* broken_file() const {
    const auto broken = std::ranges::find_if(
        files_, [](const Outline* file) { return file->first_mistake.has_value(); });
    return broken == files_.end() ? nullptr : *broken;
  }

  void enter_main(Entry& entry) {
    entry.package = files_;
    for (const Outline* file : first_) {
      for (const Type& type : file->types) enter_type(*file, type, entry);
    }
    const bool starts = entry.routine != nullptr || may_start_lambda_ || speaks_to_lambda();
    entry.search = starts || !whole_ ? code::Search::found : code::Search::no_function;
    if (entry.search != code::Search::no_function) return;
    entry.name = "lambda.Start";
    entry.file_at = end_of_program();
  }

  static void enter_type(const Outline& file, const Type& type, Entry& entry) {
    if (entry.type == nullptr) entry.type = &type;
    const auto start = std::ranges::find(type.routines, "lambda.Start", &Routine::name);
    if (start == type.routines.end() || entry.routine != nullptr) return;
    entry.type = &type;
    entry.routine = &*start;
    entry.file_at = Span{file.file, 0, 0};
  }

  // The name of `main`; of a program without one the clause of its package.
  Span end_of_program() const {
    for (const Outline* file : first_) {
      for (const Type& type : file->types) {
        const Span main = type.initialization.span;
        if (main != Span{}) return main;
      }
    }
    return first_.front()->types.front().span;
  }

  // A runtime of its own asks Lambda for events itself.
  bool speaks_to_lambda() const {
    return std::ranges::any_of(files_, [this](const Outline* file) {
      const std::string_view text = outlines_.sources().text(file->file);
      return text.find("AWS_LAMBDA_RUNTIME_API") != std::string_view::npos;
    });
  }

  Outlines& outlines_;
  std::vector<const Outline*> files_;  // of all packages
  bool whole_ = true;                  // every source of them was read
  bool may_start_lambda_ = false;      // a library does, for all that is known
  std::set<std::string> seen_;
  GoModule module_;
  std::vector<const Outline*> first_;  // those of the package that is built
};

}  // namespace

// `sam build` compiles the folder, and where that has no sources, the one in it that is called as
// the handler.
Entry enter_go(Outlines& outlines, const Wanted& wanted) {
  if (wanted.roots.empty()) return {};
  for (const fs::path& folder : {wanted.roots.front(), wanted.roots.front() / wanted.handler}) {
    GoProgram program(outlines, folder);
    if (program.is_there()) return program.entry(wanted.build_method == "go1.x");
  }
  return {};
}

}  // namespace plimsoll::outline
