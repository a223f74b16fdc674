// Running a program as a person would: in a folder, with arguments, its output kept.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace plimsoll::test {

struct Outcome {
  int status = -1;  // exit code; 128 + signal when killed
  std::string out;
  std::string err;
};

// Runs the plimsoll of this build with `folder` as its current one.
Outcome run_plimsoll(const std::filesystem::path& folder, const std::vector<std::string>& args);
Outcome run(const std::filesystem::path& folder, const std::vector<std::string>& command);

// Where the plimsoll of this build and the sources are.
std::filesystem::path plimsoll_binary();
std::filesystem::path source_folder();

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, std::string_view text);

// `./dev update` asks tests to rewrite what they compare with.
bool updating();

// An empty folder that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace plimsoll::test
