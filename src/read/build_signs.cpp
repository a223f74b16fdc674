#include "read/build_signs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include "read/ignore_rules.h"
#include "text/folder.h"
#include "text/lower_case.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

// Where compilers, bundlers and package managers write.
constexpr std::array<std::string_view, 20> output_folders{
    "_build",  "artifact", "artifacts", "bin",       "build",   "built", "bundle",
    "bundles", "deps",     "dist",      "generated", "lib",     "obj",   "out",
    "output",  "package",  "packages",  "publish",   "release", "target"};

constexpr std::array<std::string_view, 8> archive_extensions{".dll", ".gz",  ".jar", ".tar",
                                                             ".tgz", ".war", ".whl", ".zip"};

static_assert(std::ranges::is_sorted(output_folders));
static_assert(std::ranges::is_sorted(archive_extensions));

// A script is short; what is longer is data.
constexpr std::uintmax_t longest_script = 256U << 10U;

bool is_output(const fs::path& part) {
  const std::string name = lower_case(part.string());
  const bool hidden = name.size() > 2 && name.front() == '.';
  return hidden || std::ranges::binary_search(output_folders, name);
}

bool is_output_path(const fs::path& path) {
  if (std::ranges::binary_search(archive_extensions, path.extension().string())) return true;
  return path.filename() == "bootstrap" || std::any_of(path.begin(), path.end(), is_output);
}

// The template may be copied to a folder above before it is packaged.
bool stands_above(const fs::path& folder, const fs::path& path) {
  const std::vector<fs::path> folders = folders_of_project(folder);
  return std::any_of(folders.begin() + 1, folders.end(), [&path](const fs::path& above) {
    std::error_code error;
    return fs::exists(above / path, error);
  });
}

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_part_of_word(text[at - 1]);
    if (begins && (end == text.size() || !is_part_of_word(text[end]))) return true;
  }
  return false;
}

// Other templates name the same path without making it.
bool is_template(const fs::path& file, std::string_view text) {
  const fs::path extension = file.extension();
  const bool may_be = extension == ".yaml" || extension == ".yml" || extension == ".json" ||
                      extension == ".template";
  return may_be && text.find("AWS::") != std::string_view::npos;
}

bool mentions(const fs::directory_entry& entry, std::string_view word) {
  std::error_code error;
  if (entry.path().filename() == ".gitignore") return false;  // whose rules count, not its words
  if (!entry.is_regular_file(error) || entry.file_size(error) > longest_script) return false;
  std::ifstream stream(entry.path(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  return has_word(text, word) && !is_template(entry.path(), text);
}

// Whether a folder has an entry like this; perhaps so where it has too many to look at.
bool may_have(const fs::path& folder,
              const std::function<bool(const fs::directory_entry&)>& is_wanted) {
  bool found = false;
  const Seen seen = look_into(folder, [&](const fs::directory_entry& entry) {
    found = is_wanted(entry);
    return found ? Next::stop : Next::go_on;
  });
  return found || seen != Seen::all;
}

bool is_mentioned_in(const fs::path& folder, std::string_view word) {
  return may_have(folder,
                  [word](const fs::directory_entry& entry) { return mentions(entry, word); });
}

// A Makefile, a script, a workflow or a guide that names it, here or further up.
bool is_mentioned(const fs::path& folder, const fs::path& path) {
  const std::string word = path.filename().string();
  const std::vector<fs::path> folders = folders_of_project(folder);
  return std::ranges::any_of(folders, [&word](const fs::path& one) {
    return is_mentioned_in(one, word) || is_mentioned_in(one / "scripts", word) ||
           is_mentioned_in(one / ".github" / "workflows", word);
  });
}

// `src/app` of `src/app.handler`.
fs::path module_of(std::string_view handler) {
  const std::size_t slash = handler.rfind('/');
  return handler.substr(0, handler.find('.', slash == std::string_view::npos ? 0 : slash));
}

// Anything of that name, whatever its ending.
bool is_there(const fs::path& package, const fs::path& module) {
  const std::string wanted = module.filename().string();
  return may_have(package / module.parent_path(), [&wanted](const fs::directory_entry& entry) {
    return entry.path().stem() == wanted;
  });
}

// A file that sets up a compiler or bundler, or a script that is called like one.
bool sets_up_compiler(const fs::directory_entry& entry) {
  constexpr std::array<std::string_view, 10> beginnings{
      "Gruntfile", "Makefile", "build",    "esbuild", "gulpfile",
      "makefile",  "rollup",   "tsconfig", "vite",    "webpack"};
  const std::string name = entry.path().filename().string();
  const bool is_called_so = std::ranges::any_of(
      beginnings, [&name](std::string_view beginning) { return name.starts_with(beginning); });
  std::error_code error;
  return (is_called_so && entry.is_regular_file(error)) ||
         (name == "package.json" && mentions(entry, "build"));
}

// `datadog_lambda.handler.handler` is in a library that requirements.txt names with dashes.
bool is_of_library(const fs::path& package, const fs::path& module) {
  if (*module.begin() == "node_modules") return true;
  std::string name = module.begin()->string();
  std::ranges::replace(name, '_', '-');
  std::string other = name;
  std::ranges::replace(other, '-', '_');
  constexpr std::array<std::string_view, 4> lists{"Pipfile", "package.json", "pyproject.toml",
                                                  "requirements.txt"};
  return std::ranges::any_of(lists, [&](std::string_view list) {
    std::error_code error;
    const fs::directory_entry file(package / list, error);
    return !error && (mentions(file, name) || mentions(file, other));
  });
}

}  // namespace

bool may_be_built(const fs::path& folder, const fs::path& path) {
  fs::path plain = path.lexically_normal();
  if (!plain.has_filename()) plain = plain.parent_path();
  return is_output_path(plain) || IgnoreRules(folder).ignore(plain) ||
         stands_above(folder, plain) || is_mentioned(folder, plain);
}

bool may_make_module(const fs::path& package, const fs::path& project, std::string_view handler) {
  const fs::path module = module_of(handler);
  if (is_there(package, module)) return false;
  return is_output_path(module) || IgnoreRules(package).ignore(module) ||
         may_have(package, sets_up_compiler) || may_have(project, sets_up_compiler) ||
         is_of_library(package, module);
}

}  // namespace plimsoll
