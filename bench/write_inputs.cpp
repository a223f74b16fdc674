// Writes the large inputs of bench/whole.sh into a folder: write_inputs FOLDER
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "inputs.h"

namespace {

namespace fs = std::filesystem;
using namespace plimsoll::bench;

bool write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  return static_cast<bool>(file.flush());
}

// `count` copies of one template, a hundred a folder, as large repositories have them.
bool write_copies(const fs::path& folder, int count) {
  const std::string text = stack_yaml(2);
  for (int i = 0; i < count; ++i) {
    const std::string place =
        fmt::format("team-{:03}/service-{:02}/template.yaml", i / 100, i % 100);
    if (!write(folder / place, text)) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_inputs FOLDER\n";
    return 2;
  }
  const fs::path folder = argv[1];
  constexpr std::size_t five_megabytes = 5'000'000;
  bool written =
      write(folder / "large/template.yaml", stack_yaml(groups_for_bytes(five_megabytes)));
  written &=
      write(folder / "large-json/template.json", stack_json(groups_for_bytes(five_megabytes)));
  written &= write(folder / "plan/plan.json", plan_json(20'000));
  written &= write(folder / "conditions/template.yaml", conditional_yaml(200, 2000));
  for (const int count : {1, 100, 1000, 10'000}) {
    written &= write_copies(folder / fmt::format("copies-{}", count), count);
  }
  if (!written) std::cerr << "cannot write into " << folder << '\n';
  return written ? 0 : 2;
}
