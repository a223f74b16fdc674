// The files of this repository, for the rules of the house.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::test {

struct HouseFile {
  std::string path;  // from the top folder: "src/text/span.h"
  std::string text;

  bool is_cpp() const { return path.ends_with(".cpp") || path.ends_with(".h"); }
  // Whatever is written for a compiler, an interpreter or CMake, but for the samples.
  bool is_code() const;
  // The folder of src/ that it is in, or "checks"; otherwise empty.
  std::string_view room() const;
};

// Every text file that is part of the project, sorted; not what was built, fetched or ignored.
std::vector<HouseFile> house_files();

// Holds a generated file, or part of one, against what it should be; with UPDATE=1 writes it.
void expect_up_to_date(const std::string& path, const std::string& expected);

// The text in which every block after a line `<!-- output of: COMMAND -->` holds what the command
// prints; commands begin with `plimsoll` and run in the top folder.
std::string with_fresh_outputs(std::string_view text);

}  // namespace plimsoll::test
