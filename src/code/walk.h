// The entrance of the room: from a package and a handler to the facts of its code.
//
// In: the package, and the handler as the template writes it. Out: where the handler is, or in
// which way it is not there, and what its code does. Nothing is run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "code/facts.h"
#include "code/package.h"

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
  Span file_at;      // the beginning of the file, or where it stops being a program
  std::string name;  // of the function that was looked for
  CodeFacts facts;   // of `found` and `unclear`: what is known all the same
};

FunctionCode follow(const Package& package, std::string_view handler);

}  // namespace plimsoll::code
