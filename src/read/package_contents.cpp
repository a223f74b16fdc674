#include "read/package_contents.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include "facts/lambda_limits.h"
#include "read/ignore_rules.h"
#include "read/native_library.h"
#include "read/zip_size.h"
#include "text/folder.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 8> left_out{".aws-sam",    ".git", ".terraform",   ".venv",
                                                   "__pycache__", "env",  "node_modules", "venv"};
static_assert(std::ranges::is_sorted(left_out));

bool is_left_out(const fs::path& path) {
  return std::ranges::binary_search(left_out, path.filename().string());
}

void add_library(const fs::path& path, const fs::path& folder, PackageContents& contents) {
  if (!may_be_native_library(path)) return;
  const std::optional<std::string_view> machine = machine_of(path);
  if (!machine) return;
  const std::string inside = path.lexically_relative(folder).generic_string();
  contents.libraries.push_back({inside, std::string(*machine)});
}

// `rules` may be null: then nothing else is left out.
PackageContents contents_of_folder(const fs::path& folder, const IgnoreRules* rules) {
  PackageContents contents;
  std::int64_t sum = 0;
  const Seen seen = look_below(folder, [&](const fs::directory_entry& entry) {
    const bool ignored =
        is_left_out(entry.path()) || (rules && rules->ignore_entry(entry.path().generic_string()));
    if (ignored) return Next::pass_by;
    std::error_code none;
    if (entry.is_regular_file(none)) {
      sum += static_cast<std::int64_t>(entry.file_size(none));
      add_library(entry.path(), folder, contents);
    }
    return Next::go_on;
  });
  if (seen != Seen::all) return {{}, {}, seen == Seen::not_all};
  contents.bytes = sum;
  std::ranges::sort(contents.libraries, {}, &NativeLibrary::path);
  return contents;
}

}  // namespace

PackageContents package_contents(const fs::path& path, const fs::path& project) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {unzipped_size(path), {}};
  PackageContents all = contents_of_folder(path, nullptr);
  if (!all.bytes || *all.bytes <= max_unzipped_package_bytes) return all;
  const fs::path folder = fs::canonical(path, error);
  const IgnoreRules rules(project);
  return error ? PackageContents() : contents_of_folder(folder, &rules);
}

}  // namespace plimsoll
