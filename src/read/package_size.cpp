#include "read/package_size.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include "facts/lambda_limits.h"
#include "read/ignore_rules.h"
#include "read/zip_size.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_entries = 20'000;

constexpr std::array<std::string_view, 8> left_out{".aws-sam",    ".git", ".terraform",   ".venv",
                                                   "__pycache__", "env",  "node_modules", "venv"};
static_assert(std::ranges::is_sorted(left_out));

bool is_left_out(const fs::path& path) {
  return std::ranges::binary_search(left_out, path.filename().string());
}

// `rules` may be null: then nothing else is left out.
std::optional<std::int64_t> size_of_folder(const fs::path& folder, const IgnoreRules* rules) {
  std::error_code error;
  std::int64_t sum = 0;
  std::size_t seen = 0;
  fs::recursive_directory_iterator entry(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    if (++seen > most_entries) return std::nullopt;
    const bool ignored = is_left_out(entry->path()) ||
                         (rules && rules->ignore_entry(entry->path().generic_string()));
    std::error_code none;
    if (ignored) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(none)) {
      sum += static_cast<std::int64_t>(entry->file_size(none));
    }
  }
  return error ? std::nullopt : std::optional(sum);
}

}  // namespace

std::optional<std::int64_t> package_size(const fs::path& path, const fs::path& project) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return unzipped_size(path);
  const std::optional<std::int64_t> all = size_of_folder(path, nullptr);
  if (!all || *all <= max_unzipped_package_bytes) return all;
  const fs::path folder = fs::canonical(path, error);
  const IgnoreRules rules(project);
  return error ? std::nullopt : size_of_folder(folder, &rules);
}

}  // namespace plimsoll
