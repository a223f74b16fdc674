// How large a zip archive (a .zip, a .jar) is when it is unzipped, from its central directory.
//
// In: a path. Out: bytes; none when the file is no zip archive. Reads the directory alone, not the
// contents.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace plimsoll {

std::optional<std::int64_t> unzipped_size(const std::filesystem::path& archive);

}  // namespace plimsoll
