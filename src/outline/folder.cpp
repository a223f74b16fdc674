#include "outline/folder.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "text/folder.h"

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_files = 2'000;

bool is_left_alone(const fs::path& folder) {
  constexpr std::array<std::string_view, 3> foreign{"node_modules", "vendor", "cdk.out"};
  const std::string name = folder.filename().string();
  return name.starts_with('.') || std::ranges::find(foreign, name) != foreign.end();
}

bool ends_with_any(const fs::path& file, const std::vector<std::string_view>& endings) {
  const std::string name = file.filename().string();
  return std::ranges::any_of(endings,
                             [&name](std::string_view ending) { return name.ends_with(ending); });
}

// A folder that is not there may be made by a build: nothing is known of it.
Folder look(const fs::path& folder, const std::vector<std::string_view>& endings, bool below) {
  Folder found;
  std::error_code ignored;
  found.whole = fs::is_directory(folder, ignored);
  const Look take = [&](const fs::directory_entry& entry) {
    std::error_code none;
    if (entry.is_directory(none)) return is_left_alone(entry.path()) ? Next::pass_by : Next::go_on;
    if (!ends_with_any(entry.path(), endings)) return Next::go_on;
    if (found.files.size() == most_files) {
      found.whole = false;
      return Next::stop;
    }
    found.files.push_back(entry.path());
    return Next::go_on;
  };
  const Seen seen = below ? look_below(folder, take) : look_into(folder, take);
  found.whole = found.whole && seen == Seen::all;
  std::ranges::sort(found.files);
  return found;
}

}  // namespace

Folder files_below(const fs::path& folder, const std::vector<std::string_view>& endings) {
  return look(folder, endings, true);
}

Folder files_in(const fs::path& folder, const std::vector<std::string_view>& endings) {
  return look(folder, endings, false);
}

}  // namespace plimsoll::outline
