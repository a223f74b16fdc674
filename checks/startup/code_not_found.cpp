#include <algorithm>
#include <set>

#include "check/check.h"
#include "check/nearest.h"

namespace plimsoll {

namespace {

// A template alone, without the project that it is deployed with, misses everything. That the
// project is here is shown by another path of the same kind that leads somewhere.
using Kind = std::pair<FileId, std::string_view>;

bool leads_somewhere(const LocalFile& file) {
  const std::string* path = file.path.as_string();
  return file.exists && path && path->find_first_not_of("./") != std::string::npos;
}

std::set<Kind> kinds_that_are_here(const Deployment& deployment) {
  std::set<Kind> here;
  for (const LocalFile& file : deployment.resources.local_files) {
    if (leads_somewhere(file)) here.emplace(file.path.span().file, file.property);
  }
  return here;
}

std::string_view similar_beside(const LocalFile& file) {
  const std::vector<std::string_view> beside(file.beside.begin(), file.beside.end());
  return similar(file.missing_part, beside);
}

std::string name_of(const Deployment& deployment, const LocalFile& file) {
  const Resource* resource = deployment.names.find(file.resource);
  return resource ? resource->name : file.resource;
}

void run(const Deployment& deployment, Report& report) {
  const std::set<Kind> here = kinds_that_are_here(deployment);
  for (const LocalFile& file : deployment.resources.local_files) {
    if (file.exists || file.is_built) continue;
    const std::string_view meant = similar_beside(file);
    if (meant.empty() && !here.contains({file.path.span().file, file.property})) continue;
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
