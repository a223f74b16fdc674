#include "code/lower.h"

namespace plimsoll::code {

Module lower(FileId file, std::string_view text, Language language) {
  Module module(file, language);
  module.source = text;
  const Syntax syntax = Syntax::parse(text, language);
  module.first_mistake = syntax.first_error();
  if (language == Language::python) {
    lower_python(syntax, module);
  } else {
    lower_javascript(syntax, module);
  }
  return module;
}

}  // namespace plimsoll::code
