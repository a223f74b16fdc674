// What lies in folders, each listed once however often it is asked for.
//
// In: paths as packages and imports lead to them. Out: names and which of them are files, as far
// as anybody looks (text/folder.h). A folder that is not there is empty. Not safe to use from
// several threads.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/folder.h"

namespace plimsoll::code {

class Folders {
 public:
  struct Entry {
    std::string name;
    bool is_file = false;  // or a link to one
    bool is_link = false;
  };

  struct Listing {
    std::vector<Entry> entries;  // sorted by name
    Seen seen = Seen::all;
  };

  const Listing& in(const std::filesystem::path& folder);
  bool is_file(const std::filesystem::path& path);
  // Anything of that name; true also where it is not known.
  bool may_have(const std::filesystem::path& folder, std::string_view name);
  // A file or folder that lies where it seems to lie; false also where it is not known.
  bool is_no_link(const std::filesystem::path& path);

 private:
  const Listing& list(std::string_view folder);

  std::map<std::string, Listing, std::less<>> known_;  // by path as it was written
};

}  // namespace plimsoll::code
