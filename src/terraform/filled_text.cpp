#include "terraform/filled_text.h"

#include <memory>
#include <utility>

#include "resource/text_parts.h"
#include "terraform/json_write.h"

namespace plimsoll::terraform {

namespace {

std::size_t literal_bytes(const Text& text) {
  std::size_t bytes = 0;
  for (const Text::Part& part : text.parts) bytes += part.literal.size();
  return bytes;
}

}  // namespace

void FilledText::add(const Value& value, Span where) {
  Text more = value.is_list() || value.is_map() ? write_json(value) : value.to_text();
  const Letters* known = value.letters();
  const std::size_t bytes = literal_bytes(more);
  if (known && known->file == span_.file && known->ranges.size() == bytes) {
    is_spelled_ = true;
    letters_.ranges.insert(letters_.ranges.end(), known->ranges.begin(), known->ranges.end());
  } else {
    letters_.ranges.insert(letters_.ranges.end(), bytes, {where.begin, where.end});
  }
  append(text_, std::move(more));
}

Value FilledText::finish() && {
  const Value value = Value::text(std::move(text_), span_);
  const bool is_text = value.as_text() || value.as_scalar();
  if (!is_spelled_ || !is_text) return value;
  return value.spelled(std::make_shared<Letters>(std::move(letters_)));
}

}  // namespace plimsoll::terraform
