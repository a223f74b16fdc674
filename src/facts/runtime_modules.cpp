#include "facts/runtime_modules.h"

#include <algorithm>
#include <charconv>
#include <span>

namespace plimsoll {

namespace {

struct RuntimeModules {
  Language language;
  std::string_view part;
  std::span<const std::string_view> modules;
};

#include "facts/runtime_modules.inc"

// The first runtime of Node.js with version 3 of the SDK in the place of version 2.
constexpr int first_with_sdk_v3 = 18;

// 18 of "nodejs18.x".
int version_of_node(std::string_view runtime) {
  constexpr std::string_view before = "nodejs";
  int version = 0;
  if (!runtime.starts_with(before)) return 0;
  std::from_chars(runtime.data() + before.size(), runtime.data() + runtime.size(), version);
  return version;
}

// "os.path" is brought with os, "fs/promises" with fs, "@aws/a/b" with @aws/a.
std::string_view first_part(std::string_view name, Language language) {
  if (language == Language::python) return name.substr(0, name.find('.'));
  const std::size_t slash = name.find('/');
  const bool scoped = name.starts_with('@') && slash != std::string_view::npos;
  return name.substr(0, scoped ? name.find('/', slash + 1) : slash);
}

bool is_sdk_v3(std::string_view name) {
  return name.starts_with("@aws-sdk/") || name.starts_with("@smithy/");
}

}  // namespace

bool runtime_brings(const Runtime& runtime, std::string_view name) {
  if (name.starts_with("node:")) return true;
  const bool has_sdk_v3 = version_of_node(runtime.id) >= first_with_sdk_v3;
  if (is_sdk_v3(name)) return has_sdk_v3;
  const std::string_view module = first_part(name, runtime.language);
  if (module == "aws-sdk") return !has_sdk_v3;
  return std::ranges::any_of(runtime_module_rows, [&](const RuntimeModules& row) {
    return row.language == runtime.language &&
           std::ranges::find(row.modules, module) != row.modules.end();
  });
}

}  // namespace plimsoll
