// A handler as its runtime takes it apart, and what the parts are called.
//
// In: the text of a handler and its language. Out: what is looked for first and what is looked for
// in it. Refuses nothing: a text without the mark between the parts is all outer part.
#pragma once

#include <string>
#include <string_view>

#include "facts/runtimes.h"

namespace plimsoll {

struct HandlerParts {
  std::string before;        // of .NET the assembly and its mark: "Orders::"
  std::string outer;         // "src/app", "com.example.App"
  std::string_view between;  // ".", "::"
  std::string inner;         // "handler", "handleRequest"; empty where nothing is named
  // What the outer part is: "module", "file", "class", "type", "assembly".
  std::string_view is_outer;

  // A handler that names something else instead.
  std::string with_outer(std::string_view other) const;
  std::string with_inner(std::string_view other) const;
};

HandlerParts parts_of_handler(std::string_view handler, Language language);
// Of .NET, where the assembly is what is looked for.
HandlerParts assembly_of_handler(std::string_view handler);

}  // namespace plimsoll
