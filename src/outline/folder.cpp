#include "outline/folder.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

constexpr int most_entries = 20'000;
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

Folder look(const fs::path& folder, const std::vector<std::string_view>& endings, bool below) {
  Folder found;
  int left = most_entries;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    if (left-- == 0 || found.files.size() == most_files) {
      found.whole = false;
      break;
    }
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      if (!below || is_left_alone(entry->path())) entry.disable_recursion_pending();
    } else if (ends_with_any(entry->path(), endings)) {
      found.files.push_back(entry->path());
    }
  }
  if (error) found.whole = false;
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
