// Reads one scalar again from the text of its span: the second opinion of the property tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll::test {

// The value of a quoted, plain or literal scalar as written, without tag and anchor. Nothing for a
// folded one, and for a text that is no whole scalar: an unclosed quote, something behind it.
std::optional<std::string> reread(std::string_view written);

}  // namespace plimsoll::test
