// Which templates deploy a file: a commit hook names the handlers that changed, and what is to be
// analysed are the templates that they belong to.
//
// Looked for in the folders above the file up to the top of its repository; only when there is
// none, as where templates lie in a folder of their own, everywhere in the repository.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/configurations.h"
#include "cli/discover.h"

namespace plimsoll {

class Owners {
 public:
  // Excluded templates own nothing.
  explicit Owners(Configurations& configurations) : configurations_(configurations) {}

  // Paths as shown, sorted; empty when no template deploys the file.
  std::vector<std::string> of(const std::string& path);

 private:
  struct Owner {
    std::string path;
    std::set<std::filesystem::path> deployed;  // files and folders, absolute
  };
  using Templates = std::vector<Owner>;

  // Both are read once.
  const Templates& in_folder(const std::filesystem::path& folder);
  const Templates& everywhere(const std::filesystem::path& top);
  std::optional<Owner> read(const std::string& path) const;

  Configurations& configurations_;
  std::map<std::filesystem::path, Templates> in_folder_;
  std::map<std::filesystem::path, Templates> everywhere_;
};

// Puts owners in the place of the named files that are no templates. What nobody deploys stays, if
// it could be meant as a template, and else is a problem; or is left out, if `may_be_anything`.
void replace_by_owners(Discovered& found, Configurations& configurations, bool may_be_anything);

}  // namespace plimsoll
