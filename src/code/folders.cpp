#include "code/folders.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include <dirent.h>

namespace plimsoll::code {

namespace fs = std::filesystem;

namespace {

using Entry = Folders::Entry;

struct Split {
  std::string_view folder;
  std::string_view name;
};

Split split(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {".", path};
  return {path.substr(0, slash == 0 ? 1 : slash), path.substr(slash + 1)};
}

bool is_name(std::string_view name) {
  return !name.empty() && name != "." && name != "..";
}

const Entry* look_up(const std::vector<Entry>& entries, std::string_view name) {
  const auto found = std::ranges::lower_bound(entries, name, std::less<>(), &Entry::name);
  return found != entries.end() && found->name == name ? &*found : nullptr;
}

struct Close {
  void operator()(DIR* folder) const { closedir(folder); }
};

// By the system's own calls: most of the time of the standard library's goes into paths.
Folders::Listing listing_of(const std::string& folder) {
  Folders::Listing listing;
  const std::unique_ptr<DIR, Close> opened(opendir(folder.c_str()));
  if (!opened) {
    listing.seen = errno == ENOENT || errno == ENOTDIR ? Seen::all : Seen::nothing;
    return listing;
  }
  while (const dirent* each = readdir(opened.get())) {
    const std::string name = each->d_name;
    if (!is_name(name)) continue;
    if (listing.entries.size() == most_entries) {
      listing.seen = Seen::not_all;
      break;
    }
    const bool is_told = each->d_type == DT_REG || each->d_type == DT_DIR;
    const fs::path path = is_told ? fs::path() : fs::path(folder) / name;
    std::error_code error;
    const bool is_file = is_told ? each->d_type == DT_REG : fs::is_regular_file(path, error);
    listing.entries.push_back({name, is_file, !is_told && fs::is_symlink(path, error)});
  }
  std::ranges::sort(listing.entries, std::less<>(), &Entry::name);
  return listing;
}

}  // namespace

const Folders::Listing& Folders::list(std::string_view folder) {
  const auto known = known_.find(folder);
  if (known != known_.end()) return known->second;
  // Of a folder that its parent does not have nothing is to be asked.
  const auto [parent, name] = split(folder);
  const auto around = is_name(name) ? known_.find(parent) : known_.end();
  const bool is_absent = around != known_.end() && around->second.seen == Seen::all &&
                         look_up(around->second.entries, name) == nullptr;
  const std::string path(folder);
  return known_.emplace(path, is_absent ? Listing() : listing_of(path)).first->second;
}

const Folders::Listing& Folders::in(const fs::path& folder) {
  return list(folder.empty() ? std::string_view(".") : std::string_view(folder.native()));
}

bool Folders::may_have(const fs::path& folder, std::string_view name) {
  const Listing& listing = in(folder);
  return listing.seen != Seen::all || look_up(listing.entries, name) != nullptr;
}

bool Folders::is_file(const fs::path& path) {
  const auto [folder, name] = split(path.native());
  if (!is_name(name)) return false;
  const Listing& listing = list(folder);
  const Entry* entry = look_up(listing.entries, name);
  std::error_code error;
  return entry != nullptr ? entry->is_file
                          : listing.seen != Seen::all && fs::is_regular_file(path, error);
}

bool Folders::is_no_link(const fs::path& path) {
  const auto [folder, name] = split(path.native());
  const Entry* entry = is_name(name) ? look_up(list(folder).entries, name) : nullptr;
  return entry != nullptr && !entry->is_link;
}

}  // namespace plimsoll::code
