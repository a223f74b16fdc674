// What each language brings: how one of its files is outlined, and how its runtime gets from a
// package and a handler to the routine that it calls.
//
// In: concrete syntax; the folders of a package. Out: Outlines; Entries. A package of which not
// everything is at hand is said to be unclear, and never to lack something.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "code/function_code.h"
#include "outline/outline.h"
#include "outline/outlines.h"

namespace plimsoll::outline {

// Where the function's code is looked for.
struct Wanted {
  std::vector<std::filesystem::path> roots;  // the package, then the layers of the template
  std::string_view handler;
  std::string_view build_method =
      {};  // how `sam build` makes the package; empty where it says nothing
};

// Where a handler leads: the search, its places as FunctionCode has them, and what runs.
struct Entry {
  code::Search search = code::Search::unclear;
  std::optional<Span> file_at;
  std::string name;
  std::vector<std::string> beside;

  // Of `found`: the sources of the package, in the order of their paths, and the routine in them.
  // Without a routine the type alone is loaded.
  std::vector<const Outline*> package;
  const Type* type = nullptr;
  const Routine* routine = nullptr;
};

// `first_mistake` and `file` are filled in by the caller.
Outline outline_java(const syntax::Syntax& syntax, FileId file);    // java.cpp
Outline outline_csharp(const syntax::Syntax& syntax, FileId file);  // csharp.cpp
Outline outline_go(const syntax::Syntax& syntax, FileId file);      // go.cpp
Outline outline_ruby(const syntax::Syntax& syntax, FileId file);    // ruby.cpp

Entry enter_java(Outlines& outlines, const Wanted& wanted);    // java_package.cpp
Entry enter_csharp(Outlines& outlines, const Wanted& wanted);  // csharp_package.cpp
Entry enter_go(Outlines& outlines, const Wanted& wanted);      // go_package.cpp
Entry enter_ruby(Outlines& outlines, const Wanted& wanted);    // ruby_package.cpp

}  // namespace plimsoll::outline
