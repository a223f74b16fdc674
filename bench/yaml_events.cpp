// What yaml-cpp's event parser alone takes for every template-like file below a folder, read
// beforehand, on one core: yaml_events FOLDER. Prints milliseconds, files and bytes.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "null_events.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> read_all(const fs::path& folder) {
  const std::set<fs::path> endings = {".yaml", ".yml", ".json", ".template"};
  std::vector<std::string> texts;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !endings.contains(entry.path().extension())) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: yaml_events FOLDER\n";
    return 2;
  }
  const std::vector<std::string> texts = read_all(argv[1]);
  std::size_t bytes = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& text : texts) {
    plimsoll::bench::parse_events(text);
    bytes += text.size();
  }
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - begin;
  fmt::print("{:.1f} {} {}\n", elapsed.count(), texts.size(), bytes);
  return 0;
}
