#include "text/folder.h"

#include <system_error>

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

void pass_by(fs::directory_iterator&) {}
void pass_by(fs::recursive_directory_iterator& entry) {
  entry.disable_recursion_pending();
}

template <class Iterator>
Seen look_through(const fs::path& folder, const Look& look) {
  std::error_code error;
  Iterator entry(folder.empty() ? fs::path(".") : folder, error);
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    return Seen::all;
  }
  std::size_t seen = 0;
  for (const Iterator end; !error && entry != end; entry.increment(error)) {
    if (++seen > most_entries) return Seen::not_all;
    const Next next = look(*entry);
    if (next == Next::stop) return Seen::all;
    if (next == Next::pass_by) pass_by(entry);
  }
  return error ? Seen::nothing : Seen::all;
}

}  // namespace

Seen look_into(const fs::path& folder, const Look& look) {
  return look_through<fs::directory_iterator>(folder, look);
}

Seen look_below(const fs::path& folder, const Look& look) {
  return look_through<fs::recursive_directory_iterator>(folder, look);
}

}  // namespace plimsoll
