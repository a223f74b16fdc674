// The source files of a deployment package, found by the rules of its runtime.
//
// In: the folders that Lambda would put on the path, and names of modules as handlers and imports
// write them. Out: Modules, each lowered once however many functions use it. Refuses what
// source_files.h refuses. Opens only what a handler reaches; runs nothing.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/inset.h"
#include "code/manifest.h"
#include "code/program.h"
#include "code/requirements.h"
#include "code/source_files.h"

namespace plimsoll::code {

// How modules are named and found.
enum class Ecosystem : std::uint8_t { python, node };

// Every source file of one analysis, by its real path.
class Modules {
 public:
  // `project` is the folder that nothing leaves.
  Modules(Sources& sources, const std::filesystem::path& project);

  // Null for what is no file, no source, or refused.
  const Module* open(const std::filesystem::path& path);
  // The package.json of a folder; null where there is none that can be read.
  const Manifest* manifest(const std::filesystem::path& folder);
  // The names of the sources below a folder, as handlers write them. Not all of a folder with more
  // than 20,000 files, which is then among those that were refused.
  const std::set<std::string>& names_below(const std::filesystem::path& folder,
                                           Ecosystem ecosystem);
  // What manifests of Python ask for in a folder and above it, up to the top of the project.
  const Requirements& requirements(const std::filesystem::path& folder);
  // A module that stands in another file. It stays as long as the others.
  const Module& add(Inset inset, Language language);
  const std::vector<SourceFiles::Refused>& refused() const { return files_.refused(); }
  // The files of all modules, in the order of their paths.
  std::vector<FileId> files() const;
  // Those that stand in other files, in the order in which they were added.
  std::vector<const Module*> inlined() const;
  bool inside_project(const std::filesystem::path& path) const {
    return files_.inside_project(path);
  }
  Folders& folders() { return files_.folders(); }
  const Sources& sources() const { return files_.sources(); }

 private:
  std::unique_ptr<Module> read(const std::filesystem::path& path);

  SourceFiles files_;
  std::map<std::string, std::unique_ptr<Module>> by_path_;
  std::map<std::string, std::optional<Manifest>, std::less<>> manifests_;  // by folder
  std::vector<std::pair<std::unique_ptr<Inset>, std::unique_ptr<Module>>> inlined_;
  std::map<std::string, Requirements> requirements_;  // by folder, as the next
  std::map<std::pair<std::string, Ecosystem>, std::set<std::string>> names_;
};

// Where a handler is: the file, and the names that lead to the function in it.
struct HandlerPlace {
  std::filesystem::path file;      // empty where the package is no folder
  std::vector<std::string> names;  // more than one for `index.api.handler` of Node
};

class Package {
 public:
  // `roots` are searched in this order: the package itself, then its layers.
  Package(Modules& modules, Ecosystem ecosystem, std::vector<std::filesystem::path> roots);
  // A package of one module, which CloudFormation calls `index`.
  Package(Modules& modules, Ecosystem ecosystem, const Module& only);

  // The place of "src/app.handler", by the rules of the runtime. Nothing where no file of that
  // name is; TypeScript sources are found for the JavaScript that they become.
  std::optional<HandlerPlace> find_handler(std::string_view handler) const;
  // Null for what is refused.
  const Module* open(const HandlerPlace& place) const;
  // What a module of this package means by a name; nothing for a library.
  std::optional<std::filesystem::path> resolve(const Module& importer, std::string_view name) const;

  // The names of its modules as handlers write them; sorted. See Modules::names_below.
  std::vector<std::string> all_modules() const;
  // Which of Node's systems of modules loads a source; nothing where a compiler comes in between.
  struct System {
    bool is_es = false;
    bool by_manifest = false;
  };
  std::optional<System> system_of(const Module& module) const;
  // Whether nothing of the project puts a library into the package: no manifest names it, or what
  // may bring it along, and it does not lie there.
  bool is_undeclared(const Module& importer, std::string_view library) const;

  Modules& modules() const { return modules_; }

 private:
  std::optional<std::filesystem::path> python_module(const Module& importer,
                                                     std::string_view name) const;
  bool lacks_node(const Module& importer, std::string_view library) const;
  bool lacks_python(const Module& importer, std::string_view library) const;
  const Manifest* nearest_manifest(const Module& module) const;
  std::optional<std::filesystem::path> node_module(const Module& importer,
                                                   std::string_view name) const;

  Modules& modules_;
  Ecosystem ecosystem_;
  std::vector<std::filesystem::path> roots_;
  const Module* only_ = nullptr;
};

}  // namespace plimsoll::code
