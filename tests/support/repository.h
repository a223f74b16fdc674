// A git repository in a folder, as a person would fill it. What git is asked to do must succeed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::test {

class Repository {
 public:
  // Makes the folder one.
  explicit Repository(std::filesystem::path folder);

  void write(const std::string& path, std::string_view text) const;
  void git(std::vector<std::string> args) const;
  void commit() const;  // everything that there is
  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace plimsoll::test
