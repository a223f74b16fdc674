#include "support/corpus.h"

#include <algorithm>
#include <cstdlib>

#include "support/process.h"

namespace plimsoll::test {

namespace fs = std::filesystem;

std::vector<fs::path> corpus_files(const std::vector<std::string_view>& extensions) {
  const char* const named = std::getenv("PLIMSOLL_CORPUS");
  const fs::path folder =
      named != nullptr ? named : source_folder().parent_path() / "shared/corpus";
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool is_wanted = std::any_of(extensions.begin(), extensions.end(),
                                       [&](std::string_view end) { return name.ends_with(end); });
    if (is_wanted && entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace plimsoll::test
