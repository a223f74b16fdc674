#include "code/syntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll::code {
namespace {

constexpr std::array<std::pair<std::string_view, Language>, 9> endings{{
    {".py", Language::python},
    {".js", Language::javascript},
    {".mjs", Language::javascript},
    {".cjs", Language::javascript},
    {".jsx", Language::javascript},
    {".ts", Language::typescript},
    {".mts", Language::typescript},
    {".cts", Language::typescript},
    {".tsx", Language::tsx},
}};

}  // namespace

std::optional<Language> language_of(std::string_view path) {
  for (const auto& [ending, language] : endings) {
    if (path.ends_with(ending)) return language;
  }
  return std::nullopt;
}

}  // namespace plimsoll::code
