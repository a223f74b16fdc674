#include <system_error>

#include "code/lower.h"
#include "code/package.h"
#include "text/folder.h"

namespace plimsoll::code {

namespace fs = std::filesystem;

Modules::Modules(Sources& sources, const fs::path& project) : files_(sources, project) {}

const Module& Modules::add(Inset inset, Language language) {
  auto kept = std::make_unique<Inset>(std::move(inset));
  auto module = std::make_unique<Module>(lower(kept->whole.file, kept->text, language));
  module->inset = kept.get();
  inlined_.emplace_back(std::move(kept), std::move(module));
  return *inlined_.back().second;
}

const Manifest* Modules::manifest(const fs::path& folder) {
  const auto known = manifests_.find(folder.native());
  if (known != manifests_.end()) return known->second ? &*known->second : nullptr;
  std::optional<Manifest>& manifest = manifests_[folder.native()];
  const fs::path path = (folder / "package.json").lexically_normal();
  // Whole folders are not listed for it: those above a package may be large.
  std::error_code error;
  if (fs::is_regular_file(path, error) && files_.inside_project(path)) {
    if (const auto file = files_.open(path)) manifest = read_manifest(files_.text(*file));
  }
  return manifest ? &*manifest : nullptr;
}

std::vector<FileId> Modules::files() const {
  std::vector<FileId> files;
  for (const auto& [path, module] : by_path_) {
    if (module) files.push_back(module->file);
  }
  return files;
}

std::vector<const Module*> Modules::inlined() const {
  std::vector<const Module*> modules;
  for (const auto& [inset, module] : inlined_) modules.push_back(module.get());
  return modules;
}

const std::set<std::string>& Modules::names_below(const fs::path& folder, Ecosystem ecosystem) {
  const auto [known, is_new] = names_.try_emplace({folder.generic_string(), ecosystem});
  std::set<std::string>& names = known->second;
  if (!is_new) return names;
  const Seen seen = look_below(folder, [&](const fs::directory_entry& entry) {
    const fs::path& path = entry.path();
    const std::string name = path.filename().string();
    if (name == "node_modules" || name.starts_with('.')) return Next::pass_by;
    const auto language = language_of(name);
    const bool python = language == Language::python;
    if (language && python == (ecosystem == Ecosystem::python)) {
      names.insert(path.lexically_relative(folder).replace_extension().generic_string());
    }
    return Next::go_on;
  });
  if (seen == Seen::not_all) files_.leave_out(folder, std::string(has_too_many));
  return names;
}

const Requirements& Modules::requirements(const fs::path& folder) {
  const auto known = requirements_.find(folder.generic_string());
  if (known != requirements_.end()) return known->second;
  return requirements_.emplace(folder.generic_string(), Requirements::of(folder, files_))
      .first->second;
}

const Module* Modules::open(const fs::path& path) {
  const std::string key = path.lexically_normal().generic_string();
  const auto known = by_path_.find(key);
  if (known != by_path_.end()) return known->second.get();
  return by_path_.emplace(key, read(path)).first->second.get();
}

std::unique_ptr<Module> Modules::read(const fs::path& path) {
  const std::optional<Language> language = language_of(path.generic_string());
  if (!language) return nullptr;
  const std::optional<FileId> file = files_.open(path);
  if (!file) return nullptr;
  return std::make_unique<Module>(lower(*file, files_.text(*file), *language));
}

}  // namespace plimsoll::code
