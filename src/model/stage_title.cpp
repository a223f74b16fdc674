#include "model/stage_title.h"

#include <fmt/format.h>

namespace plimsoll {

std::string stage_title(const Stage& stage) {
  const std::string* written = stage.stage_name.known();
  const std::string& name = written ? *written : stage.name;
  return stage.api ? fmt::format("stage `{}` of `{}`", name, stage.api->name)
                   : fmt::format("stage `{}`", name);
}

}  // namespace plimsoll
