// How literals are written: what Python and JavaScript share, and each one's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll::code {

// `\n`, `\'`, `\x41`, `\u00e9`, `\u{1f600}`, `\U0001f600`, a line that goes on. An unknown sequence
// stands for itself; named characters (`\N{…}`) are left as they are written.
std::string unescape(std::string_view text);

// `1_000`, `.5`, `1e3`. Nothing for other bases, big integers and complex numbers.
std::optional<double> decimal_number(std::string_view text);

}  // namespace plimsoll::code
