#include "read/cfn_letters.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "read/cfn_dynamic_reference.h"
#include "read/cfn_stacks.h"

namespace plimsoll {

namespace {

constexpr std::string_view blanks = " \t\r\n";

// So many line breaks are not in a name, an expression or a short description.
constexpr std::ptrdiff_t few_lines = 3;

bool is_blank(char c) {
  return blanks.find(c) != std::string_view::npos;
}

// Holds a scalar's value against the text in which it is written. Blanks are what folding and
// indentation change, so they are skipped on both sides; every other letter must agree.
class Comparison {
 public:
  Comparison(Node scalar, std::string_view written)
      : value_(scalar.text()),
        written_(written),
        style_(scalar.style()),
        offset_(scalar.span().begin) {}

  LetterRanges run() {
    skip_properties();
    skip_indicator();
    ranges_.reserve(value_.size());
    while (ranges_.size() < value_.size()) {
      if (is_blank(value_[ranges_.size()])) {
        take(0, 1);
      } else if (!take_letter()) {
        return {};
      }
    }
    return std::move(ranges_);
  }

 private:
  // A tag or an anchor before the scalar.
  void skip_properties() {
    while (at_ < written_.size() && (written_[at_] == '!' || written_[at_] == '&')) {
      at_ = std::min(written_.find_first_of(blanks, at_), written_.size());
      skip_blanks();
    }
  }

  // An opening quote, or the line of `|` or `>`.
  void skip_indicator() {
    if (style_ == ScalarStyle::single_quoted || style_ == ScalarStyle::double_quoted) ++at_;
    if (style_ == ScalarStyle::literal || style_ == ScalarStyle::folded) {
      at_ = std::min(written_.find('\n', at_), written_.size());
    }
  }

  void skip_blanks() { at_ = std::min(written_.find_first_not_of(blanks, at_), written_.size()); }

  bool take_letter() {
    skip_blanks();
    while (style_ == ScalarStyle::double_quoted && is_escaped_blank()) {
      at_ += 2;
      skip_blanks();
    }
    if (at_ >= written_.size()) return false;
    const char wanted = value_[ranges_.size()];
    if (style_ == ScalarStyle::double_quoted && written_[at_] == '\\') return take_escape(wanted);
    if (style_ == ScalarStyle::single_quoted && wanted == '\'') {
      return written_.substr(at_).starts_with("''") && take(2, 1);
    }
    return written_[at_] == wanted && take(1, 1);
  }

  // A line break, a tab, or the end of a line that goes on in the next one.
  bool is_escaped_blank() const {
    return written_.substr(at_).starts_with('\\') && at_ + 1 < written_.size() &&
           (is_blank(written_[at_ + 1]) ||
            std::string_view("ntr").find(written_[at_ + 1]) != std::string_view::npos);
  }

  bool take_escape(char wanted) {
    const char letter = at_ + 1 < written_.size() ? written_[at_ + 1] : '\0';
    if (letter == 'u') return take(is_surrogate() ? 12 : 6, length_of_character(wanted));
    if (letter == 'x') return take(4, length_of_character(wanted));
    if (letter == 'U') return take(10, length_of_character(wanted));
    const bool itself = letter == wanted;
    return (itself || std::string_view("0abefv").find(letter) != std::string_view::npos) &&
           take(2, 1);
  }

  // The first half of a character that JSON writes as two escapes.
  bool is_surrogate() const {
    const std::string_view digits = written_.substr(at_ + 2, 2);
    return digits.size() == 2 && (digits[0] == 'd' || digits[0] == 'D') &&
           std::string_view("89abAB").find(digits[1]) != std::string_view::npos;
  }

  static std::size_t length_of_character(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0x80) return 1;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  }

  // The next `values` bytes of the value are written as the next `count` bytes of the file.
  bool take(std::size_t count, std::size_t values) {
    if (at_ + count > written_.size() || ranges_.size() + values > value_.size()) return false;
    const auto begin = static_cast<std::uint32_t>(offset_ + at_);
    ranges_.insert(ranges_.end(), values, {begin, begin + static_cast<std::uint32_t>(count)});
    at_ += count;
    return true;
  }

  std::string_view value_;
  std::string_view written_;
  ScalarStyle style_;
  std::size_t offset_;
  std::size_t at_ = 0;
  LetterRanges ranges_;
};

std::size_t literal_bytes(const Text& text) {
  std::size_t bytes = 0;
  for (const Text::Part& part : text.parts) bytes += part.literal.size();
  return bytes;
}

// `{{` begins what another tool fills in.
bool begins_like_an_object(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first != std::string_view::npos && text[first] == '{' &&
         !text.substr(first).starts_with("{{");
}

}  // namespace

bool is_document(std::string_view text) {
  constexpr std::array<std::string_view, 19> beginnings{
      "\"\"\"",    "'''",     "\"use strict\"", "#",       "'use strict'", "/*",       "//",
      "@",         "async ",  "class ",         "const ",  "def ",         "exports.", "from ",
      "function ", "import ", "let ",           "module.", "var "};
  if (begins_like_an_object(text) || std::ranges::count(text, '\n') >= few_lines) return true;
  const std::string_view code = text.substr(std::min(text.find_first_not_of(blanks), text.size()));
  return std::ranges::any_of(
      beginnings, [code](std::string_view beginning) { return code.starts_with(beginning); });
}

LetterRanges letters_of(Node scalar, const Stacks& stacks) {
  return Comparison(scalar, stacks.written(scalar.span())).run();
}

void SpelledText::add(std::string_view literal, std::span<const Letters::Range> ranges) {
  Text::Part part;
  part.literal = literal;
  text_.parts.push_back(std::move(part));
  if (!spells_) return;
  spells_ = ranges.size() == literal.size();
  letters_.ranges.insert(letters_.ranges.end(), ranges.begin(), ranges.end());
}

// A list or map has no place in a text; what CloudFormation would make of it is not ours to guess.
void SpelledText::add(const Value& value, Letters::Range where) {
  Text more = value.to_text();
  if (value.is_list() || value.is_map()) {
    Text::Part hole;
    hole.kind = Text::Part::Kind::opaque;
    more.parts = {hole};
  }
  const std::size_t bytes = literal_bytes(more);
  for (Text::Part& part : more.parts) text_.parts.push_back(std::move(part));
  if (!spells_) return;
  const Letters* known = value.letters();
  if (known && known->file == letters_.file && known->ranges.size() == bytes) {
    letters_.ranges.insert(letters_.ranges.end(), known->ranges.begin(), known->ranges.end());
  } else {
    letters_.ranges.insert(letters_.ranges.end(), bytes, where);
  }
}

Value SpelledText::finish(Span span) {
  Text whole = with_dynamic_references(std::move(text_));
  // A dynamic reference is one hole, whatever was literal in it.
  const bool spelled = spells_ && literal_bytes(whole) == letters_.ranges.size();
  const Value value = Value::text(std::move(whole), span);
  return spelled ? value.spelled(std::make_shared<Letters>(std::move(letters_))) : value;
}

}  // namespace plimsoll
