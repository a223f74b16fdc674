// The files and folders that a template deploys: handlers, layers, definitions.
//
// In: a template as written. Out: where they lie. What is not written as a plain path – a bucket, a
// `!Sub`, inline code – lies nowhere here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "read/reader.h"
#include "text/span.h"

namespace plimsoll {

struct DeployedFile {
  std::string template_path;      // as reports show it; all other paths are absolute
  std::string resource;           // the logical id
  Span span;                      // of the resource, in the template
  std::filesystem::path path;     // a folder stands for everything in it
  std::filesystem::path handler;  // of a function, without an extension; empty when not known

  // Whether the folder is that of the template itself, with everything else of the project in it:
  // then only the handler is known to be part of what the resource runs.
  bool is_whole_project() const;
};

// `template_path` is that of the document, as reports show it.
std::vector<DeployedFile> deployed_files(const Document& document,
                                         const std::string& template_path);

// Whether a path is another, or lies below it; both absolute.
bool is_at_or_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace plimsoll
