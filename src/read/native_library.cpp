#include "read/native_library.h"

#include <array>
#include <fstream>
#include <string>

namespace plimsoll {

namespace {

// Of the System V ABI's object files: e_machine stands behind the identification and the type.
constexpr std::string_view elf_mark(
    "\x7F"
    "ELF");
constexpr std::size_t machine_at = 18;
constexpr std::size_t head_size = 20;
constexpr unsigned machine_x86_64 = 62;
constexpr unsigned machine_aarch64 = 183;

}  // namespace

bool may_be_native_library(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return name.ends_with(".so") || name.ends_with(".node") || name.find(".so.") != std::string::npos;
}

std::optional<std::string_view> machine_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::array<char, head_size> head{};
  if (!stream.read(head.data(), head.size())) return std::nullopt;
  if (!std::string_view(head.data(), head.size()).starts_with(elf_mark)) return std::nullopt;
  const auto byte = [&head](std::size_t at) { return static_cast<unsigned char>(head.at(at)); };
  const unsigned machine = byte(machine_at) | unsigned{byte(machine_at + 1)} << 8U;
  if (machine == machine_x86_64) return "x86_64";
  if (machine == machine_aarch64) return "arm64";
  return std::nullopt;
}

}  // namespace plimsoll
