#include "edit/apply.h"

#include <algorithm>

namespace plimsoll {

bool overlap(const TextEdit& left, const TextEdit& right) {
  const Span& a = left.span;
  const Span& b = right.span;
  if (a.begin == b.begin) return true;
  return a.begin < b.end && b.begin < a.end;
}

std::string apply_edits(std::string_view text, std::vector<TextEdit> edits) {
  std::ranges::sort(edits);
  std::string result;
  std::size_t done = 0;
  for (const TextEdit& edit : edits) {
    result += text.substr(done, edit.span.begin - done);
    result += edit.text;
    done = edit.span.end;
  }
  result += text.substr(done);
  return result;
}

}  // namespace plimsoll
