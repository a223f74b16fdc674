// Libraries that nothing of a project puts into a package.
#include <algorithm>
#include <system_error>

#include "code/package.h"
#include "text/folder.h"

namespace plimsoll::code {

namespace fs = std::filesystem;

bool Package::is_undeclared(const Module& importer, std::string_view library) const {
  if (library.starts_with('.')) return false;
  if (only_ != nullptr) return true;
  return ecosystem_ == Ecosystem::python ? lacks_python(importer, library)
                                         : lacks_node(importer, library);
}

// Node looks in every folder above the importer, and whoever builds may install from a package.json
// in any of them.
bool Package::lacks_node(const Module& importer, std::string_view library) const {
  if (library.starts_with("node:") || library.starts_with('/')) return false;
  const std::size_t slash = library.find('/');
  const bool scoped = library.starts_with('@') && slash != std::string_view::npos;
  const std::string name(library.substr(0, scoped ? library.find('/', slash + 1) : slash));
  const auto has = [this, &name](const fs::path& folder) {
    const Manifest* manifest = modules_.manifest(folder);
    std::error_code error;
    return (manifest != nullptr && manifest->libraries.contains(name)) ||
           fs::exists(folder / "node_modules" / name, error);
  };
  const bool in_layer = std::ranges::any_of(
      roots_, [&has](const fs::path& root) { return has(root) || has(root / "nodejs"); });
  if (in_layer) return false;
  std::error_code error;
  fs::path folder = fs::absolute(modules_.sources()[importer.file].path(), error).parent_path();
  for (; modules_.inside_project(folder); folder = folder.parent_path()) {
    if (has(folder)) return false;
    if (!folder.has_relative_path()) break;
  }
  return true;
}

// A folder of that name, sources or compiled ones, is the library or a part of it.
bool Package::lacks_python(const Module& importer, std::string_view library) const {
  const std::string_view name = library.substr(0, library.find('.'));
  const auto holds = [&](const fs::path& folder) {
    const Folders::Listing& listing = modules_.folders().in(folder);
    const auto is_it = [name](const Folders::Entry& entry) {
      const std::string_view there = entry.name;
      return there.substr(0, there.find('.')) == name;
    };
    return listing.seen != Seen::all || std::ranges::any_of(listing.entries, is_it);
  };
  const fs::path beside = fs::path(modules_.sources()[importer.file].path()).parent_path();
  if (holds(beside) || std::ranges::any_of(roots_, holds)) return false;
  return std::ranges::none_of(
      roots_, [&](const fs::path& root) { return modules_.requirements(root).may_bring(name); });
}

}  // namespace plimsoll::code
