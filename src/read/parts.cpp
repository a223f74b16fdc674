#include "read/parts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace plimsoll {

namespace {

namespace fs = std::filesystem;

// Only a template with names that it lacks pays for this, but it may lie in a large folder.
constexpr std::size_t most_entries = 2000;
constexpr std::uintmax_t largest_part = 1U << 20U;

bool may_be_part(const fs::directory_entry& entry) {
  const fs::path extension = entry.path().extension();
  std::error_code error;
  return (extension == ".yaml" || extension == ".yml" || extension == ".json") &&
         entry.is_regular_file(error) && entry.file_size(error) <= largest_part;
}

bool is_of_others(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name.starts_with('.') || name == "node_modules";
}

std::string contents(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// `Name:` with nothing but white space before it on its line, or `"Name":`.
bool defines(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::string_view behind = text.substr(at + name.size());
    std::string_view before = text.substr(0, at);
    if (behind.starts_with("\":") && before.ends_with('"')) return true;
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (behind.starts_with(':') && before.ends_with('\n')) return true;
  }
  return false;
}

}  // namespace

void Parts::read() {
  texts_.emplace();
  std::error_code error;
  const fs::path folder = fs::path(path_).parent_path();
  fs::recursive_directory_iterator entry(folder.empty() ? fs::path(".") : folder, error);
  std::size_t seen = 0;
  for (const fs::recursive_directory_iterator end; !error && entry != end && seen < most_entries;
       entry.increment(error), ++seen) {
    if (entry->is_directory(error) && is_of_others(entry->path()))
      entry.disable_recursion_pending();
    const bool is_other = !fs::equivalent(entry->path(), path_, error);
    if (is_other && may_be_part(*entry)) texts_->push_back(contents(entry->path()));
  }
}

bool Parts::define(std::string_view name) {
  if (!texts_) read();
  return std::ranges::any_of(*texts_,
                             [name](const std::string& text) { return defines(text, name); });
}

}  // namespace plimsoll
