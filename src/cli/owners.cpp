#include "cli/owners.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "cli/deployed_files.h"
#include "cli/open_template.h"
#include "read/reader.h"
#include "terraform/file.h"
#include "text/sources.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// The folder of a file and those above it, up to the top of the repository. Outside of one, the
// folder alone: nobody wants the whole disk to be searched.
std::vector<fs::path> folders_above(const fs::path& file) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::path folder = file.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    folders.push_back(folder);
    if (fs::exists(folder / ".git", error)) return folders;
  }
  folders.resize(std::min<std::size_t>(folders.size(), 1));
  return folders;
}

bool is_template_by_name(const std::string& path) {
  std::error_code error;
  const fs::directory_entry entry(path, error);
  // What is no file is for others to complain about.
  return !entry.is_regular_file(error) || may_be_template_file(entry);
}

bool reads_like_template(const SourceFile& file) {
  return terraform::is_configuration(file.path()) || may_be_template(file.text());
}

bool reads_like_template(const std::string& path) {
  Sources sources;
  const Sources::Opened opened = sources.open(path);
  return !opened.trouble.empty() || reads_like_template(sources[opened.file]);
}

}  // namespace

std::vector<std::string> Owners::of(const std::string& path) {
  const fs::path file = absolute_path(path);
  std::vector<std::string> owners;
  const auto add_owners = [&](const Templates& templates) {
    for (const Owner& owner : templates) {
      const bool owns = std::ranges::any_of(owner.deployed, [&file](const fs::path& deployed) {
        return is_at_or_below(file, deployed);
      });
      if (owns) owners.push_back(owner.path);
    }
  };
  const std::vector<fs::path> folders = folders_above(file);
  for (const fs::path& folder : folders) add_owners(in_folder(folder));
  if (owners.empty() && folders.size() > 1) add_owners(everywhere(folders.back()));
  std::ranges::sort(owners);
  return owners;
}

const Owners::Templates& Owners::in_folder(const fs::path& folder) {
  const auto [known, is_new] = in_folder_.try_emplace(folder);
  if (!is_new) return known->second;
  std::error_code error;
  std::map<std::string, bool> files;
  for (fs::directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
    if (error) break;
    if (!entry->is_regular_file(error) || !may_be_template_file(*entry)) continue;
    const std::string path = shown_path(entry->path());
    if (configurations_.excluded(path) == nullptr) files.emplace(path, false);
  }
  keep_one_of_each_module(files);
  for (const auto& [path, named] : files) {
    if (auto owner = read(path)) known->second.push_back(std::move(*owner));
  }
  return known->second;
}

const Owners::Templates& Owners::everywhere(const fs::path& top) {
  const auto [known, is_new] = everywhere_.try_emplace(top);
  if (!is_new) return known->second;
  for (const Candidate& candidate : discover({shown_path(top)}, configurations_).files) {
    if (auto owner = read(candidate.path)) known->second.push_back(std::move(*owner));
  }
  return known->second;
}

// With the values that its parameters have when nobody gives others.
std::optional<Owners::Owner> Owners::read(const std::string& path) const {
  Sources sources;
  const Sources::Opened opened = sources.open(path);
  if (!opened.trouble.empty() || !reads_like_template(sources[opened.file])) return std::nullopt;
  const DocumentPtr document = open_document(sources, opened.file);
  if (!document->kind) return std::nullopt;
  const std::unique_ptr<Template> whole = open_template(document, {}, sources);
  Owner owner{path, {}};
  for (std::size_t scenario = 0; scenario < whole->scenario_count(); ++scenario) {
    owner.deployed.merge(deployed_paths(whole->resolve(scenario)));
  }
  return owner;
}

void replace_by_owners(Discovered& found, Configurations& configurations, bool may_be_anything) {
  Owners owners(configurations);
  std::map<std::string, bool> files;  // path → named
  for (const Candidate& candidate : found.files) {
    const bool by_name = !candidate.named || is_template_by_name(candidate.path);
    if (by_name && (!candidate.named || reads_like_template(candidate.path))) {
      files[candidate.path] = files[candidate.path] || candidate.named;
      continue;
    }
    const std::vector<std::string> its_owners = owners.of(candidate.path);
    for (const std::string& owner : its_owners) files.try_emplace(owner, false);
    if (!its_owners.empty() || may_be_anything) continue;
    if (by_name) {
      files[candidate.path] = true;
    } else {
      found.problems.push_back(
          {candidate.path, {}, "is not a template, and no template deploys it"});
    }
  }
  keep_one_of_each_module(files);
  found.files.clear();
  for (const auto& [path, named] : files) found.files.push_back({path, named});
}

}  // namespace plimsoll
