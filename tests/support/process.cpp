#include "support/process.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace plimsoll::test {

namespace fs = std::filesystem;

namespace {

void redirect(int stream, const fs::path& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (opened < 0 || dup2(opened, stream) < 0) _exit(127);
}

[[noreturn]] void become(const fs::path& folder, std::vector<char*> argv, const fs::path& out,
                         const fs::path& err) {
  redirect(STDOUT_FILENO, out);
  redirect(STDERR_FILENO, err);
  if (chdir(folder.c_str()) == 0) execvp(argv[0], argv.data());
  _exit(127);
}

}  // namespace

Outcome run(const fs::path& folder, const std::vector<std::string>& command) {
  const TemporaryFolder kept;
  const fs::path out = kept.path() / "out";
  const fs::path err = kept.path() / "err";
  std::vector<std::string> words = command;
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(folder, argv, out, err);
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(out),
          read_text(err)};
}

Outcome run_plimsoll(const fs::path& folder, const std::vector<std::string>& args) {
  std::vector<std::string> command = {plimsoll_binary().string()};
  command.insert(command.end(), args.begin(), args.end());
  return run(folder, command);
}

fs::path plimsoll_binary() {
  return fs::path(PLIMSOLL_BINARY_DIR) / "plimsoll";
}
fs::path source_folder() {
  return PLIMSOLL_SOURCE_DIR;
}

std::string read_text(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_text(const fs::path& path, std::string_view text) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

bool updating() {
  const char* value = std::getenv("UPDATE");
  return value != nullptr && std::string_view(value) == "1";
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "plimsoll-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // what cannot be removed is left to the system's cleaning
  fs::remove_all(path_, ignored);
}

}  // namespace plimsoll::test
