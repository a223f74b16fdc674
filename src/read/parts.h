// Other parts of a template that is put together of several files before it is deployed.
//
// In: the path of one template. Out: whether another file of its folder, or of the folders in it,
// defines a name. Nothing says which files belong together, so each of them counts.
// Refuses: to read more than a bounded number of files, and large ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class Parts {
 public:
  explicit Parts(std::string path) : path_(std::move(path)) {}

  // The files are read when the first name is asked for.
  bool define(std::string_view name);

 private:
  void read();

  std::string path_;
  std::optional<std::vector<std::string>> texts_;
};

}  // namespace plimsoll
