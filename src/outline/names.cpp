#include "outline/names.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace plimsoll::outline {

void note_use(Routine& routine, const EnvironmentValue& value, Use::Kind kind, Span at,
              std::string_view error) {
  const auto read =
      !value.read || kind != Use::Kind::raises
          ? routine.reads.end()
          : std::ranges::find(routine.reads, *value.read, &code::EnvironmentRead::span);
  if (read != routine.reads.end()) {
    read->raises = true;
    read->error = error;
    return;
  }
  Use use = value.use;
  use.kind = kind;
  use.span = at;
  use.error = error;
  routine.uses.push_back(std::move(use));
}

EnvironmentValue handed_value(const Variable& variable, std::string_view name, Span at) {
  if (variable.parameter) return {{Use::Kind::tested, {}, {}, {}, at, {}, variable.parameter}, {}};
  return {{Use::Kind::tested, {}, {}, std::string(name), at, {}}, {}};
}

void pass_on(const std::optional<EnvironmentValue>& value, std::size_t place, Called& called) {
  const bool is_known = value && (!value->use.variable.empty() || value->use.parameter ||
                                  (value->use.type.empty() && !value->use.field.empty()));
  if (is_known) called.passed.push_back({place, value->use});
}

bool is_type_name(std::string_view name) {
  return !name.empty() && std::isupper(static_cast<unsigned char>(name.front()));
}

}  // namespace plimsoll::outline
