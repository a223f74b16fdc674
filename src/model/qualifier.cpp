#include "model/qualifier.h"

namespace plimsoll {

Answer same(const Qualifier& left, const Qualifier& right) {
  if (left.text == right.text && left.alias == right.alias) return Answer::yes;
  if (left.known && right.known) return answer(left.text == right.text);
  // An alias or version with a name that is not known still is none of the function itself.
  const bool one_is_latest = left.is_latest() || right.is_latest();
  const bool other_is_published = left.alias || left.version || right.alias || right.version;
  return one_is_latest && other_is_published ? Answer::no : Answer::unknown;
}

}  // namespace plimsoll
