// Which files a configuration means: patterns as in a .gitignore, without its exceptions.
//
// `vendor` and `*.gen.yaml` mean files and folders of that name anywhere; with a `/` inside, as in
// `services/batch` or `**/old/*.yaml`, the pattern starts at the folder of the configuration. A
// folder stands for everything in it. `*` and `?` do not cross a `/`; `**` does.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

class PathPattern {
 public:
  explicit PathPattern(std::string_view written);

  // `path` is relative to the folder of the configuration, with `/`; what lies above that folder
  // ("../a") is never meant.
  bool matches(std::string_view path) const;

 private:
  std::string pattern_;
  bool anywhere_ = false;
};

// `*` for any characters, `?` for one: for names, in which a `/` is nothing special.
bool matches_name(std::string_view pattern, std::string_view name);

}  // namespace plimsoll
