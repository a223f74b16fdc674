#include "cli/deployed_files.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/configurations.h"
#include "cli/kept.h"
#include "cli/scopes.h"
#include "code/function_code.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// As the files of a deployment call it: what SAM makes of a resource may have another id.
std::map<std::string_view, const Resource*> by_id(const Resources& resources) {
  std::map<std::string_view, const Resource*> found;
  for (const Resource& resource : resources.serverless) found.emplace(resource.id, &resource);
  for (const Resource& resource : resources.all) found.emplace(resource.id, &resource);
  return found;
}

void add_path(const std::string& path, DeployedFiles& files) {
  std::error_code error;
  const bool is_file = fs::is_regular_file(path, error);
  (is_file ? files.read : files.packed).insert(absolute_path(path));
}

// `src/app.handler` is the function `handler` in `src/app.py` or `src/app.js`.
fs::path module_of(const std::string& handler, const std::string& root) {
  return absolute_path((fs::path(root) / handler.substr(0, handler.rfind('.'))).string());
}

void add_code(const Function& function, const Sources& sources, DeployedFiles& files) {
  const HandlerCode& code = function.handler_code;
  if (code.package == nullptr || code.package->state == HandlerPackage::State::inlined) return;
  const std::string* handler = function.handler.known();
  if (handler != nullptr && !code.package->roots.empty()) {
    files.handler = module_of(*handler, code.package->roots.front());
  }
  if (!code.is_read()) return;
  files.is_followed = !code.code->outlined;  // whose outline goes through more than it tells
  files.read.insert(absolute_path(sources[code.code->file_at->file].path()));
  for (const FileId file : code.code->facts.files) {
    files.read.insert(absolute_path(sources[file].path()));
  }
}

}  // namespace

std::set<fs::path> deployed_paths(const Resources& resources) {
  std::set<fs::path> paths;
  for (const LocalFile& file : resources.local_files) paths.insert(absolute_path(file.on_disk));
  for (const HandlerPackage& package : resources.handler_packages) {
    for (const std::string& root : package.roots) paths.insert(absolute_path(root));
  }
  return paths;
}

bool DeployedFiles::is_whole_project() const {
  const fs::path file = absolute_path(template_path);
  return std::ranges::any_of(
      packed, [&file](const fs::path& folder) { return is_at_or_below(file, folder); });
}

void DeployedFilesByResource::add(const Deployment& deployment, const Sources& sources) {
  const Resources& resources = deployment.resources;
  const std::map<std::string_view, const Resource*> known = by_id(resources);
  const auto files_of = [&](const std::string& id) -> DeployedFiles* {
    const auto found = known.find(id);
    if (found == known.end()) return nullptr;
    DeployedFiles& files = files_[found->second->span];
    files.resource = found->second->name;
    return &files;
  };
  for (const LocalFile& file : resources.local_files) {
    if (DeployedFiles* files = files_of(file.resource)) add_path(file.on_disk, *files);
  }
  for (const HandlerPackage& package : resources.handler_packages) {
    DeployedFiles* files = files_of(package.resource);
    for (const std::string& root : package.roots) {
      if (files != nullptr) add_path(root, *files);
    }
  }
  for (const Function& function : deployment.functions) {
    if (DeployedFiles* files = files_of(function.resource->id)) add_code(function, sources, *files);
  }
}

std::vector<DeployedFiles> DeployedFilesByResource::take(std::span<const DocumentPtr> documents,
                                                         const Sources& sources) {
  std::map<FileId, Scopes> scopes;
  for (const DocumentPtr& document : documents) {
    scopes.try_emplace(document->file, *document, sources[document->file]);
  }
  std::vector<DeployedFiles> taken;
  for (auto& [key, files] : files_) {
    const auto scope = scopes.find(key.file);
    files.span = scope == scopes.end() ? key : scope->second.entry_of(key).span;
    files.template_path = plain_path(sources[key.file].path());
    taken.push_back(std::move(files));
  }
  return taken;
}

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
  const auto [in_folder, in_path] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end();
}

}  // namespace plimsoll
