#include "code/escapes.h"

#include <charconv>
#include <optional>

#include "text/utf8.h"

namespace plimsoll::code {
namespace {

class Unescaping {
 public:
  explicit Unescaping(std::string_view text) : rest_(text) {}

  std::string run() {
    while (!rest_.empty()) {
      const std::size_t plain = rest_.find('\\');
      out_ += rest_.substr(0, plain);
      if (plain == std::string_view::npos) break;
      rest_.remove_prefix(plain + 1);
      sequence();
    }
    return std::move(out_);
  }

 private:
  void sequence() {
    if (rest_.empty()) return;
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    switch (letter) {
      case 'n':
        out_ += '\n';
        return;
      case 't':
        out_ += '\t';
        return;
      case 'r':
        out_ += '\r';
        return;
      case '\n':
        return;
      case 'x':
        return number(letter, 2);
      case 'u':
        return rest_.starts_with('{') ? braced() : number(letter, 4);
      case 'U':
        return number(letter, 8);
      case '\\':
      case '\'':
      case '"':
      case '`':
      case '$':
      case '/':
        out_ += letter;
        return;
      default:
        out_ += '\\';
        out_ += letter;
    }
  }

  static std::optional<char32_t> hexadecimal(std::string_view digits) {
    std::uint32_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
    if (digits.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return value;
  }

  void number(char letter, std::size_t length) {
    const std::optional<char32_t> value = hexadecimal(rest_.substr(0, length));
    if (!value || rest_.size() < length) {
      out_ += '\\';
      out_ += letter;
      return;
    }
    append_utf8(out_, *value);
    rest_.remove_prefix(length);
  }

  void braced() {
    const std::size_t end = rest_.find('}');
    const std::optional<char32_t> value =
        end == std::string_view::npos ? std::nullopt : hexadecimal(rest_.substr(1, end - 1));
    if (!value) {
      out_ += "\\u";
      return;
    }
    append_utf8(out_, *value);
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string unescape(std::string_view text) {
  return Unescaping(text).run();
}

std::optional<double> decimal_number(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  double value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

}  // namespace plimsoll::code
