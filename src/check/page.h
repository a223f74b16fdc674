// What can be said about a check in a few words: parts of its page.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// What happens, to whom and why: the first paragraph under the title, on one line. Empty when the
// page has none.
std::string opening_of(std::string_view page);

}  // namespace plimsoll
