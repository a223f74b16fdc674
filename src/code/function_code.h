// Where a handler is, or in which way it is not there, and what its code does: what following it
// gives (walk.h), or outlining it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "code/facts.h"

namespace plimsoll::code {

enum class Search : std::uint8_t {
  found,
  no_file,      // no file of that name in the package
  no_function,  // the file exports no such thing
  unclear,      // it exports something that only running it would tell
  broken,       // the file is no program
};

struct FunctionCode {
  Search search = Search::unclear;
  // Only the outline of the sources is known (src/outline): of the facts the environment alone.
  bool outlined = false;
  // The beginning of the file, or where it stops being a program; nothing where none was opened.
  std::optional<Span> file_at;
  std::string name;  // of the function that was looked for
  // Of `no_file` the modules of the package, of `no_function` what the module has; sorted.
  std::vector<std::string> beside;
  CodeFacts facts;  // of `found` and `unclear`: what is known all the same
};

}  // namespace plimsoll::code
