#include "text/sources.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "text/lower_case.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

std::string size_in_words(std::uintmax_t bytes) {
  constexpr std::uintmax_t mebi = 1U << 20U;
  if (bytes >= mebi) return fmt::format("{} MB", bytes / mebi);
  return fmt::format("{} bytes", bytes);
}

Trouble too_large(std::uintmax_t limit) {
  return {fmt::format("is larger than {}", size_in_words(limit))};
}

// "cannot be read: permission denied"; the system's own words begin with a capital letter.
std::string cannot_be_read(const std::error_code& error) {
  return fmt::format("cannot be read: {}", lower_first(error.message()));
}

std::string cannot_be_read() {
  return cannot_be_read({errno, std::generic_category()});
}

// The size of a file that is to be opened. Its kind and size are looked at before: opening a named
// pipe would wait for a writer, and a huge file must not be read at all.
Result<std::uintmax_t> measure(const std::string& path, std::uintmax_t limit) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return Trouble{"no such file"};
  if (error) return Trouble{cannot_be_read(error)};
  if (fs::is_directory(status)) return Trouble{"is a directory"};
  if (!fs::is_regular_file(status)) return Trouble{"is not a regular file"};
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return Trouble{cannot_be_read(error)};
  if (size > limit) return too_large(limit);
  return size;
}

// Reads to the end, or one byte beyond the limit: the file may have grown since it was measured,
// and files of /proc claim to be empty.
Result<std::string> read_bytes(const std::string& path, std::uintmax_t measured,
                               std::uintmax_t limit) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Trouble{cannot_be_read()};

  std::string bytes;
  std::size_t chunk = static_cast<std::size_t>(measured) + 1;
  while (stream && bytes.size() <= limit) {
    const std::size_t before = bytes.size();
    bytes.resize(before + chunk);
    stream.read(bytes.data() + before, static_cast<std::streamsize>(chunk));
    bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
    chunk = 1U << 16U;
  }
  if (stream.bad()) return Trouble{cannot_be_read()};
  if (bytes.size() > limit) return too_large(limit);
  return bytes;
}

Result<Decoded> read_file(const std::string& path, std::uintmax_t limit) {
  const Result<std::uintmax_t> size = measure(path, limit);
  if (!size) return Trouble{size.trouble()};
  Result<std::string> bytes = read_bytes(path, *size, limit);
  if (!bytes) return Trouble{bytes.trouble()};
  return decode(std::move(*bytes));
}

}  // namespace

Sources::Opened Sources::open(const std::string& path) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = by_path_.find(path);
    if (known != by_path_.end()) return known->second;
  }
  Result<Decoded> decoded = read(path);

  const std::lock_guard lock(mutex_);
  const auto [entry, is_new] = by_path_.try_emplace(path);
  if (!is_new) return entry->second;  // another thread was faster
  entry->second.file = emplace(path, decoded ? std::move(*decoded) : Decoded{});
  if (!decoded) entry->second.trouble = decoded.trouble();
  return entry->second;
}

Result<Decoded> Sources::read(const std::string& path) const {
  if (overlay_ != nullptr && !overlay_->empty()) {
    const auto over = overlay_->find(fs::path(path).lexically_normal().generic_string());
    if (over != overlay_->end()) return decode(over->second);
  }
  // Offsets have 32 bits, whatever limit was asked for.
  constexpr std::uintmax_t addressable = std::numeric_limits<std::uint32_t>::max() / 2;
  return read_file(path, std::min(size_limit_, addressable));
}

FileId Sources::add(std::string path, std::string text) {
  const std::lock_guard lock(mutex_);
  Opened& opened = by_path_[path];
  opened = {emplace(std::move(path), {std::move(text), Encoding::utf8}), {}};
  return opened.file;
}

const SourceFile& Sources::operator[](FileId file) const {
  const std::lock_guard lock(mutex_);
  return files_[static_cast<std::size_t>(file)];
}

bool Sources::before(const Span& left, const Span& right) const {
  const auto key = [](const SourceFile& file, const Span& span) {
    return std::tuple(std::string_view(file.path()), span.begin, span.end);
  };
  return key((*this)[left.file], left) < key((*this)[right.file], right);
}

FileId Sources::emplace(std::string path, Decoded decoded) {
  const auto id = static_cast<FileId>(files_.size());
  files_.emplace_back(id, std::move(path), std::move(decoded));
  return id;
}

}  // namespace plimsoll
