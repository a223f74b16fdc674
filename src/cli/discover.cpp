#include "cli/discover.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "terraform/configuration.h"
#include "terraform/file.h"
#include "text/lower_case.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// Folders of copies and of other people's files. `cdk.out` is what CDK makes of a program; whoever
// wants it analysed names it.
constexpr std::array<std::string_view, 8> skipped_folders{
    ".aws-sam", ".git", ".hg", ".serverless", ".svn", ".terraform", "cdk.out", "node_modules"};

// Files that are certainly no template. All others are looked into: a template is known by its
// content, not by its name.
constexpr std::array<std::string_view, 52> other_extensions{
    ".a",   ".bat",  ".bmp",  ".bz2", ".c",   ".cc",   ".class", ".cpp",  ".cs",  ".css",  ".csv",
    ".dll", ".eot",  ".exe",  ".gif", ".go",  ".gz",   ".h",     ".hpp",  ".htm", ".html", ".ico",
    ".jar", ".java", ".jpeg", ".jpg", ".js",  ".jsx",  ".kt",    ".lock", ".map", ".md",   ".mjs",
    ".mp4", ".o",    ".pdf",  ".php", ".png", ".py",   ".pyc",   ".rb",   ".rs",  ".sh",   ".so",
    ".sql", ".svg",  ".tar",  ".ts",  ".tsx", ".woff", ".xml",   ".zip"};

static_assert(std::ranges::is_sorted(skipped_folders));
static_assert(std::ranges::is_sorted(other_extensions));

// CloudFormation takes no larger template. Files that say what they are by their name may be
// anything, so they are not read when they are larger.
constexpr std::uintmax_t largest_template = 1U << 20U;
constexpr std::array<std::string_view, 4> template_extensions{".json", ".template", ".yaml",
                                                              ".yml"};

std::string shown(const fs::path& path) {
  return path.lexically_normal().generic_string();
}

class Search {
 public:
  explicit Search(Configurations& configurations) : configurations_(configurations) {}

  void add_named(const std::string& given) {
    if (!is_wanted(given)) return;
    const fs::path path(given);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      add_problem(path, "no such file or folder");
    } else if (status.type() == fs::file_type::none) {
      add_problem(path, "cannot be opened: " + lower_first(error.message()));
    } else if (fs::is_directory(status)) {
      walk(path);
    } else {
      files_[shown(path)] = true;
    }
  }

  void add_input(const std::string& name) {
    if (is_wanted(name)) files_[name] = true;
  }

  Discovered take() {
    add_links();
    keep_one_of_each_module(files_);
    Discovered found;
    for (const auto& [path, named] : files_) found.files.push_back({path, named});
    found.problems = std::move(problems_);
    if (cdk_templates_ > 0) {
      found.skipped.push_back({"in `cdk.out`, which is analysed when named", cdk_templates_});
    }
    for (const auto& [where, count] : excluded_) {
      found.skipped.push_back({fmt::format("excluded by {}", where), count});
    }
    found.all_excluded = wanted_ == 0 && !excluded_.empty();
    return found;
  }

 private:
  bool is_wanted(const std::string& given) {
    const Exclude* exclude = configurations_.excluded(given);
    ++(exclude == nullptr ? wanted_ : excluded_[exclude->said.where]);
    return exclude == nullptr;
  }

  // Not by recursion: folders may be nested as deep as the file system likes.
  void walk(const fs::path& top) {
    std::vector<fs::path> waiting{top};
    while (!waiting.empty()) {
      const fs::path folder = std::move(waiting.back());
      waiting.pop_back();
      std::error_code error;
      for (fs::directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
        add_entry(*entry, waiting);
        if (error) break;
      }
      if (error) add_problem(folder, "cannot be opened: " + lower_first(error.message()));
    }
  }

  void add_entry(const fs::directory_entry& entry, std::vector<fs::path>& waiting) {
    std::error_code error;
    const bool is_link = entry.is_symlink(error);
    if (configurations_.excluded(entry.path().string()) != nullptr) return;
    if (entry.is_directory(error)) {
      if (!is_link && !is_skipped(entry.path())) waiting.push_back(entry.path());
    } else if (entry.is_regular_file(error) && may_be_template_file(entry)) {
      if (is_link) {
        links_.insert(shown(entry.path()));
      } else {
        files_.try_emplace(shown(entry.path()), false);
      }
    }
  }

  // A link to a template is a second name of it; one name is enough.
  void add_links() {
    if (links_.empty()) return;
    std::error_code error;
    std::set<fs::path> targets;
    for (const auto& [path, named] : files_) targets.insert(fs::canonical(path, error));
    for (const std::string& link : links_) {
      if (targets.insert(fs::canonical(link, error)).second) files_.try_emplace(link, false);
    }
  }

  bool is_skipped(const fs::path& folder) {
    const std::string name = folder.filename().string();
    if (name == "cdk.out") cdk_templates_ += count_cdk_templates(folder);
    if (std::ranges::binary_search(skipped_folders, name)) return true;
    std::error_code error;
    return fs::exists(folder / "pyvenv.cfg", error);  // a Python virtual environment
  }

  static int count_cdk_templates(const fs::path& folder) {
    std::error_code error;
    int count = 0;
    for (fs::directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
      if (entry->path().string().ends_with(".template.json")) ++count;
    }
    return count;
  }

  void add_problem(const fs::path& path, std::string message) {
    problems_.push_back({shown(path), {}, std::move(message)});
  }

  Configurations& configurations_;
  int wanted_ = 0;                       // named, and not excluded
  std::map<std::string, int> excluded_;  // named, by where it is excluded
  std::map<std::string, bool> files_;    // path → named
  std::set<std::string> links_;          // to files
  std::vector<Problem> problems_;
  int cdk_templates_ = 0;
};

}  // namespace

bool may_be_template_file(const fs::directory_entry& entry) {
  const std::string extension = lower_case(entry.path().extension().string());
  if (std::ranges::binary_search(other_extensions, extension)) return false;
  if (std::ranges::binary_search(template_extensions, extension)) return true;
  std::error_code error;
  return entry.file_size(error) <= largest_template;
}

void keep_one_of_each_module(std::map<std::string, bool>& files) {
  std::map<std::string, std::map<std::string, bool>> modules;
  for (const auto& [path, named] : files) {
    if (terraform::is_configuration(path)) modules[terraform::module_folder(path)][path] = named;
  }
  for (const auto& [folder, its_files] : modules) {
    const auto main = its_files.find(shown(fs::path(folder) / "main.tf"));
    const std::string kept = main != its_files.end() ? main->first : its_files.begin()->first;
    bool is_named = false;
    for (const auto& [path, named] : its_files) {
      is_named = is_named || named;
      files.erase(path);
    }
    files[kept] = is_named;
  }
}

Discovered discover(const std::vector<std::string>& paths, Configurations& configurations) {
  Search search(configurations);
  for (const std::string& path : paths) search.add_named(path);
  return search.take();
}

Discovered discover_input(const std::string& name, Configurations& configurations) {
  Search search(configurations);
  search.add_input(name);
  return search.take();
}

}  // namespace plimsoll
