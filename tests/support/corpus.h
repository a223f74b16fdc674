// Real templates to try things on, if there are any on this machine: in the folder that the
// environment variable PLIMSOLL_CORPUS names, or in ../shared/corpus beside the sources.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace plimsoll::test {

// The templates whose names end in one of `extensions` (".yaml"), sorted; none without a corpus.
std::vector<std::filesystem::path> corpus_files(const std::vector<std::string_view>& extensions);

}  // namespace plimsoll::test
