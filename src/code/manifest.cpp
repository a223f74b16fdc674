#include "code/manifest.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <nlohmann/json.hpp>

namespace plimsoll::code {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 12> builders{"@babel/", "@vercel/ncc", "@swc/",  "esbuild",
                                                    "parcel",  "rolldown",    "rollup", "swc",
                                                    "tsc",     "tsup",        "vite",   "webpack"};

bool names_builder(std::string_view text) {
  return std::ranges::any_of(builders, [text](std::string_view builder) {
    return text.find(builder) != std::string_view::npos;
  });
}

}  // namespace

std::optional<Manifest> read_manifest(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Manifest manifest;
  const auto type = json.find("type");
  manifest.is_es = type != json.end() && *type == "module";
  for (const char* list : {"dependencies", "devDependencies", "optionalDependencies",
                           "peerDependencies", "bundledDependencies", "bundleDependencies"}) {
    const auto found = json.find(list);
    if (found == json.end() || !found->is_object()) continue;
    for (const auto& [name, version] : found->items()) manifest.libraries.insert(name);
  }
  manifest.is_built = std::ranges::any_of(manifest.libraries, names_builder);
  const auto scripts = json.find("scripts");
  if (scripts != json.end() && scripts->is_object()) {
    for (const auto& [name, script] : scripts->items()) {
      if (script.is_string() && names_builder(script.get_ref<const std::string&>())) {
        manifest.is_built = true;
      }
    }
  }
  return manifest;
}

}  // namespace plimsoll::code
