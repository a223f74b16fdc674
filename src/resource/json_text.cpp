#include "resource/json_text.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resource/flat.h"

namespace plimsoll {

namespace {

// API and state language documents nest a dozen levels; the limit keeps the stack safe.
constexpr int deepest = 200;
constexpr unsigned replacement = 0xFFFD;

void append_utf8(std::string& text, unsigned code) {
  const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | (code >> 6));
    add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | (code >> 12));
    add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | (code >> 18));
    add(0x80 | ((code >> 12) & 0x3F));
    add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  }
}

// Where the bytes of a flat string stand in the file.
class Places {
 public:
  explicit Places(const Value& text) : whole_(text.span()), letters_(text.letters()) {
    if (!letters_) return;
    std::size_t next = 0;
    for (const Text::Part& part : text.to_text().parts) {
      if (part.kind == Text::Part::Kind::literal) {
        for (std::size_t i = 0; i < part.literal.size(); ++i) add(next++);
      } else {
        // A hole is written behind the letter before it; where it ends the next letter says.
        ranges_.insert(ranges_.end(), flat(Text{{part}}).size(), hole_behind(next));
      }
    }
  }

  Span at(std::size_t begin, std::size_t end) const {
    if (end > ranges_.size() || begin >= end) return whole_;
    const Span span{letters_->file, ranges_[begin].begin, ranges_[end - 1].end};
    return span.begin < span.end ? span : whole_;
  }

 private:
  void add(std::size_t letter) {
    if (letter < letters_->ranges.size()) ranges_.push_back(letters_->ranges[letter]);
  }

  Letters::Range hole_behind(std::size_t letters) const {
    const std::uint32_t begin = letters == 0 ? whole_.begin : letters_->ranges[letters - 1].end;
    const bool last = letters >= letters_->ranges.size();
    return {begin, last ? whole_.end : letters_->ranges[letters].begin};
  }

  Span whole_;
  const Letters* letters_;
  std::vector<Letters::Range> ranges_;
};

// Recursive descent over a flat string.
class Parser {
 public:
  Parser(std::string_view text, const Places& places)
      : text_(text), rest_(text), places_(&places) {}

  std::optional<Value> document() {
    auto parsed = value(0);
    skip_space();
    return rest_.empty() ? parsed : std::nullopt;
  }

 private:
  std::optional<Value> value(int depth) {
    skip_space();
    if (rest_.empty() || depth > deepest) return std::nullopt;
    if (rest_.front() == '{') return map(depth);
    if (rest_.front() == '[') return list(depth);
    if (rest_.front() == '"') {
      const std::size_t begin = offset();
      const auto text = string();
      return text ? std::optional(Value::text(unflat(*text), since(begin))) : std::nullopt;
    }
    return bare();
  }

  std::optional<Value> map(int depth) {
    std::vector<Entry> entries;
    const std::size_t begin = offset();
    take('{');
    if (take('}')) return Value::map({}, since(begin));
    do {
      skip_space();
      const std::size_t key_begin = offset();
      const auto key = string();
      const Span key_span = since(key_begin);
      if (!key || !take(':')) return std::nullopt;
      auto parsed = value(depth + 1);
      if (!parsed) return std::nullopt;
      entries.push_back({readable(*key), key_span, std::move(*parsed)});
    } while (take(','));
    if (!take('}')) return std::nullopt;
    return Value::map(std::move(entries), since(begin));
  }

  std::optional<Value> list(int depth) {
    std::vector<Value> items;
    const std::size_t begin = offset();
    take('[');
    if (take(']')) return Value::list({}, since(begin));
    do {
      auto parsed = value(depth + 1);
      if (!parsed) return std::nullopt;
      items.push_back(std::move(*parsed));
    } while (take(','));
    if (!take(']')) return std::nullopt;
    return Value::list(std::move(items), since(begin));
  }

  // The contents of a string as a flat string.
  std::optional<std::string> string() {
    if (rest_.empty() || rest_.front() != '"') return std::nullopt;
    std::string result;
    for (std::size_t i = 1;; ++i) {
      // A hole may be named with quotes.
      const std::size_t end = find_outside(rest_, "\"\\", i);
      if (end == std::string_view::npos) return std::nullopt;
      result += rest_.substr(i, end - i);
      i = end;
      if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return result;
      }
      if (!escape(i, result)) return std::nullopt;
    }
  }

  // `at` is on the backslash; afterwards on the last character of the escape.
  bool escape(std::size_t& at, std::string& result) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (++at >= rest_.size()) return false;
    if (const std::size_t which = letters.find(rest_[at]); which != std::string_view::npos) {
      result += meanings[which];
      return true;
    }
    if (rest_[at] != 'u') return false;
    auto code = hex(at + 1);
    if (!code) return false;
    at += 4;
    if (*code >= 0xD800 && *code < 0xDC00 && rest_.substr(at + 1).starts_with("\\u")) {
      const auto low = hex(at + 3);
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
      at += 6;
    }
    // Control characters would be taken for the marks of a hole.
    append_utf8(result, *code < 0x20 ? replacement : *code);
    return true;
  }

  std::optional<unsigned> hex(std::size_t at) const {
    if (at + 4 > rest_.size()) return std::nullopt;
    unsigned code = 0;
    const char* begin = rest_.data() + at;
    const auto [stop, error] = std::from_chars(begin, begin + 4, code, 16);
    return error == std::errc{} && stop == begin + 4 ? std::optional(code) : std::nullopt;
  }

  // A number, true, false, null, or a hole in their place.
  std::optional<Value> bare() {
    const std::size_t end = std::min(find_outside(rest_, ",]} \t\r\n"), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    if (word.empty()) return std::nullopt;
    const std::size_t begin = offset();
    rest_.remove_prefix(end);
    if (word == "null") return Value();
    if (has_holes(word)) return Value::text(unflat(word), since(begin));
    const Value scalar = Value::scalar(std::string(word), since(begin));
    const bool valid = scalar.as_number() || scalar.as_bool();
    return valid ? std::optional(scalar) : std::nullopt;
  }

  std::size_t offset() const { return text_.size() - rest_.size(); }
  Span since(std::size_t begin) const { return places_->at(begin, offset()); }

  bool take(char expected) {
    skip_space();
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip_space() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
  }

  std::string_view text_;
  std::string_view rest_;
  const Places* places_;
};

}  // namespace

Value parse_json_text(const Value& text) {
  if (!text.as_scalar() && !text.as_text()) return {};
  const std::string source = flat(text.to_text());
  const Places places(text);
  return Parser(source, places).document().value_or(Value());
}

}  // namespace plimsoll
