// What lies in a folder, as far as anybody looks: in no order, and not without end.
//
// In: a folder, and who looks. Out: its entries, one by one. A folder with more than 20,000 of them
// is data, an installation or a cache, and no person's work: looking ends there, and whoever looked
// must not conclude anything from what was not seen. Links to folders are not followed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace plimsoll {

inline constexpr std::size_t most_entries = 20'000;
// How that is said of a folder.
inline constexpr std::string_view has_too_many = "has more than 20,000 files";

enum class Next : std::uint8_t {
  go_on,
  pass_by,  // do not go into this one
  stop,     // enough was seen
};
using Look = std::function<Next(const std::filesystem::directory_entry&)>;

enum class Seen : std::uint8_t {
  all,  // or enough; also of a folder that is not there
  not_all,
  nothing,  // it cannot be opened, or something below it cannot
};
Seen look_into(const std::filesystem::path& folder, const Look& look);
// The same of everything below it.
Seen look_below(const std::filesystem::path& folder, const Look& look);

}  // namespace plimsoll
