// What becomes of a value in a source of Go that is empty where a variable is not set.
//
// In: the expression that reads it. Out: whether the code ends where it is empty, asks whether it
// is, or hands it to AWS as the name of a resource. Follows it through variables, fields and
// functions of the same file; of a variable that is given another value, too, nothing is certain.
#pragma once

#include <optional>
#include <string>

#include "outline/go_source.h"

namespace plimsoll::outline {

struct GoUse {
  bool ends = false;     // the program, where the value is empty
  bool answers = false;  // the function returns an error then, and its caller decides
  bool tested = false;   // asked for in another way, or given another value
  std::string error;     // of `ends`, as the log shows it
  std::optional<Span> needed_by;
};

// `read` is a call of os.Getenv or os.LookupEnv, or of what stands for them.
GoUse use_of(const GoSource& source, Node read);

}  // namespace plimsoll::outline
