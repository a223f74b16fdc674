#include "cli/repository.h"

#include <filesystem>
#include <system_error>

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// Finds the top of the repository that a folder is in; each folder is looked at once.
class Tops {
 public:
  // Empty when there is none.
  const fs::path& of(const fs::path& folder) {
    const auto [known, is_new] = tops_.try_emplace(folder);
    if (!is_new) return known->second;
    std::error_code error;
    if (fs::exists(folder / ".git", error)) {
      known->second = folder;
    } else if (folder.has_relative_path()) {
      known->second = of(folder.parent_path());
    }
    return known->second;
  }

 private:
  std::map<fs::path, fs::path> tops_;
};

}  // namespace

std::map<std::string, std::string, std::less<>> repository_paths(
    const std::vector<std::string>& paths) {
  std::map<std::string, std::string, std::less<>> seen;
  Tops tops;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (error) continue;
    const fs::path& top = tops.of(real.parent_path());
    if (!top.empty()) seen[path] = real.lexically_relative(top).generic_string();
  }
  return seen;
}

}  // namespace plimsoll
