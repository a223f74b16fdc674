#include <map>
#include <set>
#include <utility>

#include "check/check.h"
#include "check/nearest.h"

namespace plimsoll {

namespace {

std::string_view similar_beside(const LocalFile& file) {
  const std::vector<std::string_view> beside(file.beside.begin(), file.beside.end());
  return similar(file.missing_part, beside);
}

// The paths of one kind that a template names, each once: those that lead somewhere, and those
// that lead nowhere for no reason that can be seen.
struct Paths {
  std::set<std::string_view> found;
  std::set<std::string_view> lost;
};
using Kind = std::pair<FileId, std::string_view>;

Kind kind_of(const LocalFile& file) {
  return {file.path.span().file, file.property};
}

std::map<Kind, Paths> paths_by_kind(const Deployment& deployment) {
  std::map<Kind, Paths> kinds;
  for (const LocalFile& file : deployment.resources.local_files) {
    const std::string& path = *file.path.as_string();
    Paths& paths = kinds[kind_of(file)];
    const bool is_own_folder = path.find_first_not_of("./") == std::string::npos;
    if (file.exists && !is_own_folder) paths.found.insert(path);
    if (!file.exists && !file.is_built && similar_beside(file).empty()) paths.lost.insert(path);
  }
  return kinds;
}

// A template without the project that it is deployed with, or with little of it, misses nearly
// everything: that is no fault of its paths.
bool is_in_its_project(const Paths& paths) {
  return !paths.found.empty() && paths.found.size() >= paths.lost.size();
}

std::string name_of(const Deployment& deployment, const LocalFile& file) {
  const Resource* resource = deployment.names.find(file.resource);
  return resource ? resource->name : file.resource;
}

void run(const Deployment& deployment, Report& report) {
  const std::map<Kind, Paths> kinds = paths_by_kind(deployment);
  for (const LocalFile& file : deployment.resources.local_files) {
    if (file.exists || file.is_built) continue;
    const std::string_view meant = similar_beside(file);
    if (meant.empty() && !is_in_its_project(kinds.at(kind_of(file)))) continue;
    const std::string name = name_of(deployment, file);
    Draft finding =
        report
            .find(file.path, "{} of `{}` is `{}`, and there is no such file or folder",
                  file.property, name, *file.path.as_string())
            .fails(
                "packaging fails: \"Parameter {} of resource {} refers to a file or folder that "
                "does not exist\"",
                file.property, name);
    if (meant.empty()) {
      finding.advise("correct the path, which begins at the template's folder");
    } else {
      finding.advise("write `{}` instead of `{}`, if that is meant", meant, file.missing_part);
    }
  }
}

}  // namespace

extern constinit const Check code_not_found = declare({
    .id = "code-not-found",
    .severity = Severity::error,
    .summary = "template names a local file or folder that does not exist",
    .evidence = {{.url = "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/"
                         "package.html",
                  .says = "local paths, relative to the template, are uploaded and replaced"}},
    .run = run,
});

}  // namespace plimsoll
