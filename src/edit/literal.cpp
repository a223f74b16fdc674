#include "edit/literal.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace plimsoll {

namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

std::vector<TextEdit> literal_edits(const Fix& fix, const SourceFile& file) {
  std::vector<TextEdit> edits;
  for (const Change& change : fix.changes) {
    const std::string* wanted = change.wanted.as_string();
    const Span& written = change.written;
    const bool here = written.file == file.id() && written.begin < written.end;
    if (!here || !wanted || !is_number(*wanted)) return {};
    const std::string_view text = file.text();
    if (!is_number(text.substr(written.begin, written.end - written.begin))) return {};
    edits.push_back({written, *wanted});
  }
  std::ranges::sort(edits);
  return edits;
}

}  // namespace plimsoll
