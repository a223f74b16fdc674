// Where the code of each function of a template lies on disk.
//
// In: functions and layers as they are written (SAM's before the transform, Globals merged), with
// the LocalFiles that they name. Out: a HandlerPackage for each function. Opens nothing. Refuses
// what read/local_files.h refuses: paths that are not written out, and absolute ones.
#pragma once

#include <map>
#include <string>

#include "resource/resource.h"

namespace plimsoll {

class HandlerPackages {
 public:
  // To `resources`, in which the local files of this resource are the last ones.
  void add(const Resource& resource, const std::string& template_path, Resources& resources);

 private:
  const std::string& project_of(const std::string& template_path);

  std::map<std::string, std::string> projects_;  // by template
};

// Puts the layers that functions use behind their packages, when all resources are known.
void add_layers(Resources& resources);

}  // namespace plimsoll
