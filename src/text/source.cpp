#include "text/source.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace plimsoll {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

// Reads UTF-16 units from bytes that follow a byte order mark.
class Utf16Reader {
 public:
  Utf16Reader(std::string_view bytes, bool little_endian)
      : bytes_(bytes), low_(little_endian ? 0 : 1), high_(little_endian ? 1 : 0) {}

  bool done() const { return at_ >= bytes_.size(); }

  // A surrogate without its other half, or half a unit at the end, becomes U+FFFD.
  char32_t next() {
    const char32_t unit = take();
    if (is_high_surrogate(unit) && is_low_surrogate(peek())) {
      return 0x10000 + ((unit - 0xD800) << 10U) + (take() - 0xDC00);
    }
    return is_high_surrogate(unit) || is_low_surrogate(unit) ? replacement : unit;
  }

 private:
  char32_t peek() const {
    if (at_ + 1 >= bytes_.size()) return replacement;
    const auto low = static_cast<unsigned char>(bytes_[at_ + low_]);
    const auto high = static_cast<unsigned char>(bytes_[at_ + high_]);
    return static_cast<char32_t>(low | (high << 8U));
  }

  char32_t take() {
    const char32_t unit = peek();
    at_ += 2;
    return unit;
  }

  std::string_view bytes_;
  std::size_t low_;
  std::size_t high_;
  std::size_t at_ = 0;
};

std::string utf8_of_utf16(std::string_view bytes, bool little_endian) {
  std::string text;
  text.reserve(bytes.size());
  for (Utf16Reader reader(bytes, little_endian); !reader.done();) {
    append_utf8(text, reader.next());
  }
  return text;
}

void append_unit(std::string& bytes, char32_t unit, bool little_endian) {
  const auto low = static_cast<char>(unit & 0xFFU);
  const auto high = static_cast<char>(unit >> 8U);
  bytes += little_endian ? low : high;
  bytes += little_endian ? high : low;
}

// With its byte order mark.
std::string utf16_of_utf8(std::string_view text, bool little_endian) {
  std::string bytes;
  append_unit(bytes, 0xFEFF, little_endian);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.length;
    if (point.utf16_units() == 1) {
      append_unit(bytes, point.value, little_endian);
      continue;
    }
    const char32_t above = point.value - 0x10000;
    append_unit(bytes, 0xD800 + (above >> 10U), little_endian);
    append_unit(bytes, 0xDC00 + (above & 0x3FFU), little_endian);
  }
  return bytes;
}

Decoded decode_marked(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE")) {
    return {utf8_of_utf16(view.substr(2), true), Encoding::utf16_le};
  }
  if (view.starts_with("\xFE\xFF")) {
    return {utf8_of_utf16(view.substr(2), false), Encoding::utf16_be};
  }
  if (view.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    return {std::move(bytes), Encoding::utf8_bom};
  }
  return {std::move(bytes), Encoding::utf8};
}

// Lines end at \n, at \r\n and at a \r that stands alone.
std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  // Searching for one character is much faster than for one of several.
  std::size_t feed = text.find('\n');
  std::size_t carriage = text.find('\r');
  while (feed != std::string_view::npos || carriage != std::string_view::npos) {
    const std::size_t end = feed == carriage + 1 ? feed : std::min(feed, carriage);
    starts.push_back(static_cast<std::uint32_t>(end + 1));
    if (feed <= end) feed = text.find('\n', end + 1);
    if (carriage <= end) carriage = text.find('\r', end + 1);
  }
  return starts;
}

}  // namespace

Result<Decoded> decode(std::string bytes) {
  Decoded decoded = decode_marked(std::move(bytes));
  if (decoded.text.find('\0') != std::string::npos) return Trouble{"is a binary file"};
  return decoded;
}

std::string encode(const Decoded& decoded) {
  switch (decoded.encoding) {
    case Encoding::utf8:
      return decoded.text;
    case Encoding::utf8_bom:
      return "\xEF\xBB\xBF" + decoded.text;
    case Encoding::utf16_le:
      return utf16_of_utf8(decoded.text, true);
    case Encoding::utf16_be:
      return utf16_of_utf8(decoded.text, false);
  }
  return {};
}

SourceFile::SourceFile(FileId id, std::string path, Decoded decoded)
    : id_(id),
      path_(std::move(path)),
      decoded_(std::move(decoded)),
      line_starts_(find_line_starts(decoded_.text)) {}

Position SourceFile::position(std::uint32_t offset) const {
  const std::string_view all = text();
  const std::size_t end = std::min<std::size_t>(offset, all.size());

  Position position;
  position.line = line_at(offset);
  for (std::size_t at = line_starts_[static_cast<std::size_t>(position.line - 1)]; at < end;) {
    const CodePoint point = code_point_at(all, at);
    position.column += 1;
    position.utf16_column += point.utf16_units();
    at += point.length;
  }
  return position;
}

int SourceFile::line_at(std::uint32_t offset) const {
  const std::size_t end = std::min<std::size_t>(offset, text().size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), end);
  return static_cast<int>(after - line_starts_.begin());
}

Span SourceFile::line_span(int line) const {
  const auto index = static_cast<std::size_t>(line - 1);
  const std::uint32_t begin = line_starts_[index];
  std::size_t end =
      index + 1 < line_starts_.size() ? line_starts_[index + 1] : decoded_.text.size();
  while (end > begin && (decoded_.text[end - 1] == '\n' || decoded_.text[end - 1] == '\r')) --end;
  return {id_, begin, static_cast<std::uint32_t>(end)};
}

std::string_view SourceFile::line(int line) const {
  return text(line_span(line));
}

std::string_view SourceFile::text(Span span) const {
  const std::string_view all = text();
  const std::size_t begin = std::min<std::size_t>(span.begin, all.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, all.size());
  return all.substr(begin, end - begin);
}

}  // namespace plimsoll
