// What becomes of a value in a source of Ruby that is nil where a variable is not set.
//
// In: the expression that reads it. Out: whether the code raises where it is nil, asks whether it
// is, or hands it to AWS as the name of a resource. Follows it through variables, constants and
// methods of the same file; of what is given another value, too, nothing is certain.
#pragma once

#include <optional>
#include <string>

#include "outline/ruby_source.h"

namespace plimsoll::outline {

struct RubyUse {
  bool raises = false;
  bool tested = false;  // asked for, or something else is taken instead
  std::string error;    // of `raises` or `needed_by`, as the log shows it; may be empty
  std::optional<Span> needed_by;
};

// Of `ENV["X"]` or a call that stands for it.
RubyUse use_of(const RubySource& source, Node read);
// Of `ENV.key?("X")`, which is false where it is not set.
RubyUse use_of_test(const RubySource& source, Node test);

}  // namespace plimsoll::outline
