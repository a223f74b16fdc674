// The files and folders that a template deploys: handlers, layers, definitions.
//
// In: a template as written. Out: where they lie. What is not written as a plain path – a bucket, a
// `!Sub`, inline code – lies nowhere here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "read/reader.h"

namespace plimsoll {

struct DeployedFile {
  std::string resource;        // the logical id
  std::filesystem::path path;  // absolute; a folder stands for everything in it
};

// `template_path` is the absolute path of the document.
std::vector<DeployedFile> deployed_files(const Document& document,
                                         const std::filesystem::path& template_path);

// Whether a path is another, or lies below it; both absolute.
bool is_at_or_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace plimsoll
