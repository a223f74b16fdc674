// The files that a deployment is made of, for those who ask which of them has changed.
//
// In: what was found of local paths and packages while reading, and the sources into which handlers
// were followed. Out: absolute paths, and whose they are. Looks for nothing on disk itself:
// read/local_files.h and read/handler_packages.h say where things lie.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/deployment.h"
#include "read/reader.h"
#include "resource/resource.h"
#include "text/sources.h"

namespace plimsoll {

// What is uploaded with a template: files, and folders with everything in them.
std::set<std::filesystem::path> deployed_paths(const Resources& resources);

// The files on which what is said about one resource rests, besides its template.
struct DeployedFiles {
  std::string template_path;             // as reports show it; all other paths are absolute
  std::string resource;                  // as the template calls it
  Span span;                             // of everything that is written of it there
  std::set<std::filesystem::path> read;  // sources into which its handler was followed, definitions
  std::set<std::filesystem::path> packed;  // folders that are packed for it
  std::filesystem::path handler;           // of a function: its module, without an ending
  bool is_followed = false;                // the handler was found in one of `read`

  // Whether everything else of the project lies in what is packed, too.
  bool is_whole_project() const;
};

// Those of one template, in all of its scenarios.
class DeployedFilesByResource {
 public:
  void add(const Deployment& deployment, const Sources& sources);
  std::vector<DeployedFiles> take(std::span<const DocumentPtr> documents, const Sources& sources);

 private:
  std::map<Span, DeployedFiles> files_;  // by the keys that declare the resources
};

// Whether a path is another, or lies below it; both absolute.
bool is_at_or_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace plimsoll
