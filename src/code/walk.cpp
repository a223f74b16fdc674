#include "code/walk.h"

#include <algorithm>

#include "code/walker.h"

namespace plimsoll::code {
namespace {

// `index.api.handler`: members of what the file exports.
std::optional<Meaning> find_function(Walker& walker, const Module& module,
                                     const std::vector<std::string>& names) {
  std::optional<Meaning> found = walker.exported(module, names[0]);
  for (std::size_t i = 1; found && i < names.size(); ++i) {
    found = walker.member(*found, names[i], found->span, false);
  }
  return found;
}

// The first line, so that there is something to point at.
Span beginning_of(const Module& module) {
  const std::size_t end = std::min(module.source.find('\n'), module.source.size());
  return module.span({0, static_cast<std::uint32_t>(end)});
}

// What is filled in when it is deployed, or rendered for a project, may be what is missing; and of
// TypeScript its compiler knows more than we do.
bool is_unfinished(const Module& module) {
  const bool typed = module.language == Language::typescript || module.language == Language::tsx;
  const auto has = [&module](std::string_view mark) {
    return module.source.find(mark) != std::string_view::npos;
  };
  return typed || (module.inset != nullptr && has(hole)) || has("{{ ") || has("{%");
}

bool is_nothing_to_call(const Meaning& meaning) {
  return meaning.as<Nothing>() != nullptr || meaning.as<Number>() != nullptr ||
         meaning.as<Text>() != nullptr || meaning.as<Boolean>() != nullptr;
}

}  // namespace

FunctionCode follow(const Package& package, std::string_view handler) {
  FunctionCode code;
  const std::optional<HandlerPlace> place = package.find_handler(handler);
  const Module* module = place ? package.open(*place) : nullptr;
  if (!place) {
    code.search = Search::no_file;
    code.beside = package.all_modules();
    return code;
  }
  code.name = place->names.back();
  if (module == nullptr) return code;
  code.file_at = beginning_of(*module);
  if (module->first_mistake && is_unfinished(*module)) return code;
  if (module->first_mistake) {
    code.search = Search::broken;
    code.file_at = module->span(*module->first_mistake);
    return code;
  }
  Walker walker(package, code.facts);
  walker.record.now.at_import = true;
  const std::optional<Meaning> function = find_function(walker, *module, place->names);
  walker.record.now.at_import = false;
  if (!function || is_nothing_to_call(*function)) {
    code.search = Search::no_function;
    code.beside = walker.names_in(*module);
  } else if (walker.enter_handler(*function)) {
    code.search = Search::found;
  }
  return code;
}

}  // namespace plimsoll::code
