// Paths as URI references (RFC 3986).
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// A path with `/` as a relative reference, an absolute one as a file: URI. Everything but letters,
// digits and `-._~/` is percent-encoded, byte by byte.
std::string to_uri(std::string_view path);

}  // namespace plimsoll
