#include "model/local_packages.h"

#include <algorithm>

namespace plimsoll {

namespace {

const LocalFile* package_of(const Resource& resource, const Deployment& deployment) {
  const std::vector<LocalFile>& files = deployment.resources.local_files;
  const auto found = std::ranges::find(files, resource.id, &LocalFile::resource);
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

std::vector<const LocalFile*> local_packages_of(const Function& function,
                                                const Deployment& deployment) {
  std::vector<const LocalFile*> packages;
  if (const LocalFile* own = package_of(*function.resource, deployment)) packages.push_back(own);
  for (const Value& layer : function.layers.items()) {
    const Resource* resource = deployment.names.named(layer);
    const LocalFile* package = resource ? package_of(*resource, deployment) : nullptr;
    if (package) packages.push_back(package);
  }
  return packages;
}

}  // namespace plimsoll
