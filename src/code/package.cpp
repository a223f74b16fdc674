#include "code/package.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <utility>

namespace plimsoll::code {

namespace fs = std::filesystem;

namespace {

// In the order in which Node would look, what TypeScript compiles to them behind.
constexpr std::array<std::string_view, 9> node_endings{".js",  ".cjs", ".mjs", ".json", ".ts",
                                                       ".mts", ".cts", ".tsx", ".jsx"};

fs::path with_ending(const fs::path& path, std::string_view ending) {
  return fs::path(path).concat(ending);
}

std::string with_slashes(std::string_view dotted) {
  std::string path(dotted);
  std::ranges::replace(path, '.', '/');
  return path;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// A module or a package of Python.
std::optional<fs::path> python_file(const fs::path& path, Folders& folders) {
  fs::path module = with_ending(path, ".py");
  const bool is_module = folders.is_file(module);  // asked first: it lists the folder around both
  fs::path package = path / "__init__.py";
  if (folders.is_file(package)) return package;
  if (is_module) return module;
  return std::nullopt;
}

// `./a.js` in TypeScript means the file that a.ts becomes.
std::optional<fs::path> typescript_of(const fs::path& path, Folders& folders) {
  const std::string ending = path.extension().string();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> sources{
      {{".js", ".ts"}, {".js", ".tsx"}, {".mjs", ".mts"}, {".cjs", ".cts"}}};
  for (const auto& [compiled, source] : sources) {
    fs::path written = path;
    if (ending == compiled && folders.is_file(written.replace_extension(source))) return written;
  }
  return std::nullopt;
}

std::optional<fs::path> node_file(const fs::path& path, Folders& folders) {
  if (folders.is_file(path)) return path;
  if (auto source = typescript_of(path, folders)) return source;
  for (const std::string_view ending : node_endings) {
    if (fs::path file = with_ending(path, ending); folders.is_file(file)) return file;
  }
  for (const std::string_view ending : node_endings) {
    if (fs::path file = with_ending(path / "index", ending); folders.is_file(file)) return file;
  }
  return std::nullopt;
}

}  // namespace

Package::Package(Modules& modules, Ecosystem ecosystem, std::vector<fs::path> roots)
    : modules_(modules), ecosystem_(ecosystem), roots_(std::move(roots)) {}

Package::Package(Modules& modules, Ecosystem ecosystem, const Module& only)
    : modules_(modules), ecosystem_(ecosystem), only_(&only) {}

const Module* Package::open(const HandlerPlace& place) const {
  return only_ != nullptr ? only_ : modules_.open(place.file);
}

// Python takes the last dot, Node the first one behind the last slash.
std::optional<HandlerPlace> Package::find_handler(std::string_view handler) const {
  const std::size_t slash = handler.rfind('/');
  const std::size_t from = slash == std::string_view::npos ? 0 : slash;
  const std::size_t dot =
      ecosystem_ == Ecosystem::python ? handler.rfind('.') : handler.find('.', from);
  if (dot == std::string_view::npos || dot < from || dot == 0) return std::nullopt;
  const std::string_view module = handler.substr(0, dot);
  const std::vector<std::string> names = split(handler.substr(dot + 1), '.');
  if (only_ != nullptr && module == "index") return HandlerPlace{{}, names};
  Folders& folders = modules_.folders();
  for (const fs::path& root : roots_) {
    const auto file = ecosystem_ == Ecosystem::python
                          ? python_file(root / with_slashes(module), folders)
                          : node_file(root / module, folders);
    if (file) return HandlerPlace{*file, names};
  }
  return std::nullopt;
}

std::optional<fs::path> Package::resolve(const Module& importer, std::string_view name) const {
  if (only_ != nullptr) return std::nullopt;
  return ecosystem_ == Ecosystem::python ? python_module(importer, name)
                                         : node_module(importer, name);
}

// `.a` is beside the importer, `..a` one folder up; any other name is looked for in the roots.
std::optional<fs::path> Package::python_module(const Module& importer,
                                               std::string_view name) const {
  const std::size_t dots = std::min(name.find_first_not_of('.'), name.size());
  const std::string path = with_slashes(name.substr(dots));
  if (dots == 0) {
    Folders& folders = modules_.folders();
    const std::string first = path.substr(0, path.find('/'));
    for (const fs::path& root : roots_) {
      // Most imports are of libraries, which are not there.
      if (!folders.may_have(root, first) && !folders.may_have(root, first + ".py")) continue;
      if (auto file = python_file(root / path, folders)) return file;
    }
    return std::nullopt;
  }
  fs::path folder = fs::path(modules_.sources()[importer.file].path()).parent_path();
  for (std::size_t i = 1; i < dots; ++i) folder = folder.parent_path();
  return python_file(path.empty() ? folder : folder / path, modules_.folders());
}

std::optional<fs::path> Package::node_module(const Module& importer, std::string_view name) const {
  if (!name.starts_with("./") && !name.starts_with("../") && name != "." && name != "..") {
    return std::nullopt;
  }
  return node_file(fs::path(modules_.sources()[importer.file].path()).parent_path() / name,
                   modules_.folders());
}

std::vector<std::string> Package::all_modules() const {
  if (only_ != nullptr) return {"index"};
  std::set<std::string> names;
  for (const fs::path& root : roots_) {
    const std::set<std::string>& below = modules_.names_below(root, ecosystem_);
    names.insert(below.begin(), below.end());
  }
  return {names.begin(), names.end()};
}

const Manifest* Package::nearest_manifest(const Module& module) const {
  const fs::path file = fs::path(modules_.sources()[module.file].path()).lexically_normal();
  fs::path root = roots_.empty() ? fs::path() : roots_.front().lexically_normal();
  if (!root.has_filename()) root = root.parent_path();  // `src/` is the folder `src`
  for (fs::path folder = file.parent_path();; folder = folder.parent_path()) {
    if (const Manifest* manifest = modules_.manifest(folder)) return manifest;
    if (folder == root || !folder.has_relative_path()) return nullptr;
  }
}

std::optional<Package::System> Package::system_of(const Module& module) const {
  if (ecosystem_ != Ecosystem::node || module.language != Language::javascript) return std::nullopt;
  if (module.inset != nullptr) return System{};
  const std::string ending = fs::path(modules_.sources()[module.file].path()).extension().string();
  if (ending == ".mjs" || ending == ".cjs") return System{ending == ".mjs", false};
  if (ending != ".js") return std::nullopt;
  const Manifest* manifest = nearest_manifest(module);
  if (manifest != nullptr && manifest->is_built) return std::nullopt;
  return System{manifest != nullptr && manifest->is_es, manifest != nullptr};
}

}  // namespace plimsoll::code
