// Message literals that are checked while compiling: the holes fit the arguments, and the wording
// follows the house: lower case (or a name in backticks) at the start, no full stop at the end.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace plimsoll {

namespace wording {

consteval bool starts_well(std::string_view text) {
  return !text.empty() && !(text.front() >= 'A' && text.front() <= 'Z') && text.front() != ' ';
}

consteval bool ends_well(std::string_view text) {
  return !text.empty() && text.back() != '.' && text.back() != ' ' && text.back() != '\n';
}

}  // namespace wording

// A format string for `Args`. What is not a well-worded literal does not compile.
template <class... Args>
class BasicWording {
 public:
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant to become a wording.
  consteval BasicWording(const char (&literal)[N]) : format_(literal) {
    if (!wording::ends_well({literal, N - 1})) throw "no full stop or space at the end";
    if (!wording::starts_well({literal, N - 1})) throw "start in lower case";
  }

  std::string fill(const Args&... args) const {
    return fmt::vformat(fmt::string_view(format_), fmt::make_format_args(args...));
  }

 private:
  fmt::format_string<const Args&...> format_;
};

template <class... Args>
using Wording = BasicWording<std::type_identity_t<Args>...>;

}  // namespace plimsoll
