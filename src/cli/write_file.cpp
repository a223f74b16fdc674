#include "cli/write_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "text/lower_case.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

std::string reason() {
  return lower_first(std::generic_category().message(errno));
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// `mode` as std::fopen takes it. What went wrong, or nothing.
std::string write_to(const fs::path& path, const char* mode, std::string_view text) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), mode));
  if (!file) return reason();
  const bool complete = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  return complete && std::fflush(file.get()) == 0 ? "" : reason();
}

// The new file may be read and written by whom the old one was; a file that must not be written is
// not replaced either.
std::string replace(const fs::path& path, std::string_view text) {
  const bool exists = ::access(path.c_str(), F_OK) == 0;
  if (exists && ::access(path.c_str(), W_OK) != 0) return reason();
  fs::path part = path;
  part += fmt::format(".{}.part", ::getpid());
  std::error_code error;
  std::string trouble = write_to(part, "wbx", text);
  if (trouble.empty()) {
    if (exists) fs::permissions(part, fs::status(path, error).permissions(), error);
    fs::rename(part, path, error);
    if (!error) return {};
    trouble = error.message();
  }
  fs::remove(part, error);
  return trouble;
}

}  // namespace

std::string write_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return "is a directory";
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_to(path, "wb", text);
  // A link is kept: what it points to is replaced.
  const fs::path real = fs::is_symlink(fs::symlink_status(path, error))
                            ? fs::weakly_canonical(path, error)
                            : fs::path(path);
  return replace(real, text);
}

std::string append_to_file(const std::string& path, std::string_view text) {
  return write_to(path, "ab", text);
}

}  // namespace plimsoll
