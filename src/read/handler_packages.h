// Where the code of each function of a template lies on disk.
//
// In: functions and layers as they are written (SAM's before the transform, Globals merged), with
// the LocalFiles that they name. Out: a HandlerPackage for each function; the root of an image is
// the folder of which SAM builds it. Opens nothing. Refuses what read/local_files.h refuses: paths
// that are not written out, and absolute ones.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "resource/resource.h"

namespace plimsoll {

class HandlerPackages {
 public:
  // To `resources`, in which the local files of this resource are the last ones.
  void add(const Resource& resource, const std::string& template_path, Resources& resources);

 private:
  const std::string& project_of(const std::string& template_path);
  bool is_made_by_build(const Resource& resource, const HandlerPackage& package,
                        const std::string& template_path);

  std::map<std::string, std::string> projects_;               // by template
  std::map<std::pair<std::string, std::string>, bool> made_;  // by package and handler
};

// The top folder of the project in which a file lies: its repository; outside of any, the folder in
// which we run if the file is in it, else the file's own.
std::string project_folder_of(const std::string& file);
// What stands at a path: the package itself, or the one file of which it is made.
void look_at_package(const std::string& path, HandlerPackage& package);
// Of an archive of Java or .NET that a build is to write, the project that it builds: the folder
// above `target`, `build`, `bin` or `publish`. Changes only a package that is `built`.
void look_behind_build(const std::string* runtime, const std::string& path,
                       HandlerPackage& package);
// Puts the layers that functions use behind their packages, when all resources are known.
void add_layers(Resources& resources);

}  // namespace plimsoll
