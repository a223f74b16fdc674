#include "model/handler_code.h"

#include "code/function_code.h"

namespace plimsoll {

const code::CodeFacts* HandlerCode::facts() const {
  return code != nullptr && !code->outlined ? environment_facts() : nullptr;
}

const code::CodeFacts* HandlerCode::complete() const {
  const code::CodeFacts* known = facts();
  return known != nullptr && known->complete ? known : nullptr;
}

const code::CodeFacts* HandlerCode::environment_facts() const {
  return code != nullptr && code->search == code::Search::found ? &code->facts : nullptr;
}

bool HandlerCode::is_read() const {
  return code != nullptr && code->file_at.has_value();
}

}  // namespace plimsoll
