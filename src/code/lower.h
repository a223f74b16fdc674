// From the source text of one file to its Module.
//
// In: a text in one of the languages. Out: every statement and expression of it, in the forms of
// program.h. A text that is no program is lowered as far as it is one, and says where it stops.
#pragma once

#include <string_view>

#include "code/program.h"

namespace plimsoll::code {

// The text must outlive the module.
Module lower(FileId file, std::string_view text, Language language);

// One file a language; called by `lower`.
void lower_python(const Syntax& syntax, Module& module);
void lower_javascript(const Syntax& syntax, Module& module);  // and TypeScript

}  // namespace plimsoll::code
