#include "outline/follow.h"

#include <array>
#include <utility>

#include "outline/reach.h"

namespace plimsoll::outline {
namespace {

Entry enter(Outlines& outlines, Language language, const Wanted& wanted) {
  switch (language) {
    case Language::java:
      return enter_java(outlines, wanted);
    case Language::csharp:
      return enter_csharp(outlines, wanted);
    case Language::go:
      return enter_go(outlines, wanted);
    case Language::ruby:
      break;
  }
  return enter_ruby(outlines, wanted);
}

}  // namespace

std::optional<Language> language_of(std::string_view runtime) {
  constexpr std::array<std::pair<std::string_view, Language>, 5> families{
      {{"java", Language::java},
       {"dotnet", Language::csharp},
       {"go", Language::go},
       {"provided", Language::go},
       {"ruby", Language::ruby}}};
  for (const auto& [family, language] : families) {
    if (runtime.starts_with(family)) return language;
  }
  return std::nullopt;
}

code::FunctionCode follow(Outlines& outlines, Language language, const Wanted& wanted) {
  code::FunctionCode code;
  code.outlined = true;
  if (wanted.roots.empty() || !outlines.admits(wanted.roots.front())) return code;
  Entry entry = enter(outlines, language, wanted);
  code.search = entry.search;
  code.file_at = entry.file_at;
  if (entry.search == code::Search::found) code.facts = reach(entry, outlines.sources());
  code.name = std::move(entry.name);
  code.beside = std::move(entry.beside);
  return code;
}

}  // namespace plimsoll::outline
