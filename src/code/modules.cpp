#include <algorithm>
#include <system_error>

#include "code/lower.h"
#include "code/package.h"

namespace plimsoll::code {

namespace fs = std::filesystem;

namespace {

// Beyond this it is a bundle or generated, and no person's source.
constexpr std::uintmax_t largest_source = 2U << 20U;

}  // namespace

Modules::Modules(Sources& sources, fs::path project) : sources_(sources) {
  std::error_code error;
  project_ = fs::weakly_canonical(project, error);
}

const Module& Modules::add(Inset inset, Language language) {
  auto kept = std::make_unique<Inset>(std::move(inset));
  auto module = std::make_unique<Module>(lower(kept->whole.file, kept->text, language));
  module->inset = kept.get();
  inlined_.emplace_back(std::move(kept), std::move(module));
  return *inlined_.back().second;
}

const Manifest* Modules::manifest(const fs::path& folder) {
  const fs::path path = (folder / "package.json").lexically_normal();
  const auto [known, is_new] = manifests_.try_emplace(path.generic_string());
  std::error_code error;
  if (is_new && fs::is_regular_file(path, error) && inside_project(path) &&
      fs::file_size(path, error) <= largest_source) {
    const Sources::Opened opened = sources_.open(path.generic_string());
    if (opened.trouble.empty()) known->second = read_manifest(sources_[opened.file].text());
  }
  return known->second ? &*known->second : nullptr;
}

bool Modules::inside_project(const fs::path& path) const {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error) return false;
  const auto [end, ignored] =
      std::mismatch(project_.begin(), project_.end(), real.begin(), real.end());
  return end == project_.end();
}

std::vector<FileId> Modules::files() const {
  std::vector<FileId> files;
  for (const auto& [path, module] : by_path_) {
    if (module) files.push_back(module->file);
  }
  return files;
}

const Requirements& Modules::requirements(const fs::path& folder) {
  const auto known = requirements_.find(folder.generic_string());
  if (known != requirements_.end()) return known->second;
  return requirements_.emplace(folder.generic_string(), Requirements::of(folder, project_))
      .first->second;
}

const Module* Modules::open(const fs::path& path) {
  const std::string key = path.lexically_normal().generic_string();
  const auto known = by_path_.find(key);
  if (known != by_path_.end()) return known->second.get();
  return by_path_.emplace(key, read(path)).first->second.get();
}

std::unique_ptr<Module> Modules::read(const fs::path& path) {
  const std::string shown = path.lexically_normal().generic_string();
  const std::optional<Language> language = language_of(shown);
  std::error_code error;
  if (!language || !fs::is_regular_file(path, error)) return nullptr;
  if (!inside_project(path)) {
    refused_.push_back({shown, "lies outside the project"});
    return nullptr;
  }
  if (fs::file_size(path, error) > largest_source) {
    refused_.push_back({shown, "is larger than 2 MB"});
    return nullptr;
  }
  const Sources::Opened opened = sources_.open(shown);
  if (!opened.trouble.empty()) {
    refused_.push_back({shown, opened.trouble});
    return nullptr;
  }
  return std::make_unique<Module>(lower(opened.file, sources_[opened.file].text(), *language));
}

}  // namespace plimsoll::code
