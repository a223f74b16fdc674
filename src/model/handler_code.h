// What the source of a function's handler shows, as far as it could be read.
//
// A check asks `facts()` and stays quiet when there is no answer; one that says "never" asks
// `complete()`, too. Spans of the facts lie in the handler's files. Who looks into them includes
// code/function_code.h; everybody else is spared it, so that the facts can change.
#pragma once

#include <cstdint>

#include "resource/handler_package.h"

namespace plimsoll {

namespace code {
struct CodeFacts;
struct FunctionCode;
}  // namespace code

struct HandlerCode {
  enum class State : std::uint8_t {
    followed,   // `code` is there, and says what was found
    undecided,  // no source is at hand: in a bucket, or of a build that does not say of what
    missing,    // the package that the template names is not there
    image,      // a container image
    language,   // its runtime's language is not read
  };

  State state = State::undecided;
  const HandlerPackage* package = nullptr;  // null where the template tells nothing of one
  const code::FunctionCode* code = nullptr;

  // Of a handler that was found and is a function of the package; null otherwise, and of languages
  // of which only an outline is read: what is not in the facts says nothing there.
  const code::CodeFacts* facts() const;
  // The same where nothing was left out: what is not in them does not happen.
  const code::CodeFacts* complete() const;
  // The facts of any language, of which only those on the environment may be asked.
  const code::CodeFacts* environment_facts() const;
  // Whether a file was opened for it.
  bool is_read() const;
};

}  // namespace plimsoll
