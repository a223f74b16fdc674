#include "read/zip_size.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

namespace plimsoll {

namespace {

// Of APPNOTE.TXT, the zip format's description: the end record stands behind the directory, before
// a comment of at most 65,535 bytes.
constexpr std::string_view end_mark("PK\x05\x06", 4);
constexpr std::string_view entry_mark("PK\x01\x02", 4);
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::uint64_t largest_comment = 65'535;
// A package of Lambda has far fewer files than make a directory of this size.
constexpr std::uint64_t largest_directory = 64U << 20U;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

std::string read(std::ifstream& stream, std::uint64_t begin, std::uint64_t size) {
  std::string bytes(size, '\0');
  stream.clear();
  stream.seekg(static_cast<std::streamoff>(begin));
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

// The sizes of an archive above 4 GB stand elsewhere; here they read as 4 GB, which is enough to
// say that it is too large.
std::optional<std::int64_t> sum_of_entries(std::string_view directory) {
  std::uint64_t sum = 0;
  while (directory.size() >= entry_size && directory.starts_with(entry_mark)) {
    sum += number(directory, 24, 4);
    const std::uint64_t behind =
        number(directory, 28, 2) + number(directory, 30, 2) + number(directory, 32, 2);
    directory.remove_prefix(std::min<std::size_t>(directory.size(), entry_size + behind));
  }
  return directory.empty() ? std::optional(static_cast<std::int64_t>(sum)) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> unzipped_size(const std::filesystem::path& archive) {
  std::ifstream stream(archive, std::ios::binary | std::ios::ate);
  if (!stream) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(stream.tellg());
  const std::uint64_t tail_size = std::min(size, largest_comment + end_size);
  const std::string tail = read(stream, size - tail_size, tail_size);
  const std::size_t end = tail.rfind(end_mark);
  if (end == std::string::npos || tail.size() - end < end_size) return std::nullopt;
  const std::uint64_t directory_size = number(tail, end + 12, 4);
  const std::uint64_t begin = number(tail, end + 16, 4);
  if (directory_size > largest_directory || begin + directory_size > size) return std::nullopt;
  return sum_of_entries(read(stream, begin, directory_size));
}

}  // namespace plimsoll
