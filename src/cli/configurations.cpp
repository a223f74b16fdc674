#include "cli/configurations.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = ".plimsoll.yaml";
constexpr const char* other_name = ".plimsoll.yml";  // which many would write

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

}  // namespace

fs::path absolute_path(const std::string& path) {
  std::error_code error;
  fs::path absolute = fs::absolute(path, error).lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

std::string shown_path(const fs::path& absolute) {
  std::error_code error;
  return absolute.lexically_proximate(fs::current_path(error)).generic_string();
}

Configurations::Configurations(const std::optional<std::string>& named)
    : current_(absolute_path(".")), named_(named.has_value()) {
  if (named_) load(absolute_path(*named), current_);
}

const Configuration* Configurations::nearest(const std::string& path) {
  if (named_) return &all_.front();
  const auto& configurations = above(absolute_path(path).parent_path());
  return configurations.empty() ? nullptr : configurations.front();
}

const Exclude* Configurations::excluded(const std::string& path) {
  const fs::path absolute = absolute_path(path);
  const auto exclude_in = [&](const Configuration& configuration) -> const Exclude* {
    if (configuration.exclude.empty()) return nullptr;
    const std::string seen = configuration.seen_from_base(absolute);
    const auto found = std::ranges::find_if(
        configuration.exclude, [&](const Exclude& known) { return known.path.matches(seen); });
    return found == configuration.exclude.end() ? nullptr : &*found;
  };
  if (named_) return exclude_in(all_.front());
  for (const Configuration* configuration : above(absolute.parent_path())) {
    if (const Exclude* exclude = exclude_in(*configuration)) return exclude;
  }
  return nullptr;
}

const std::vector<const Configuration*>& Configurations::above(const fs::path& folder) {
  const auto [known, is_new] = above_.try_emplace(folder);
  if (!is_new) return known->second;
  if (const Configuration* own = in_folder(folder)) known->second.push_back(own);
  if (folder.has_relative_path() && !is_there(folder / ".git")) {
    const auto& farther = above(folder.parent_path());
    known->second.insert(known->second.end(), farther.begin(), farther.end());
  }
  return known->second;
}

const Configuration* Configurations::in_folder(const fs::path& folder) {
  if (is_there(folder / file_name)) return load(folder / file_name, folder);
  if (!is_there(folder / other_name)) return nullptr;
  const Configuration* misnamed = load(folder / other_name, folder);
  all_.back().problems.push_back(
      {{misnamed->file, 0, 0}, fmt::format("is read only under the name `{}`", file_name)});
  return misnamed;
}

const Configuration* Configurations::load(const fs::path& file, fs::path base) {
  Configuration& configuration = all_.emplace_back();
  configuration.path = shown_path(file);
  configuration.base = std::move(base);
  const Sources::Opened opened = sources_.open(configuration.path);
  configuration.file = opened.file;
  if (opened.trouble.empty()) {
    read_configuration(sources_[opened.file], configuration);
  } else {
    configuration.problems.push_back({{opened.file, 0, 0}, opened.trouble});
  }
  return &configuration;
}

}  // namespace plimsoll
