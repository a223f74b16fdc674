// Whether a text has the form of a credential, judged by itself and by the name under which it
// stands. Made to be quiet: of what may be a name, a path, a placeholder or a word it says nothing.
//
// The forms of tokens are those that their issuers document, so that scanners can find them.
#pragma once

#include <optional>
#include <string_view>

namespace plimsoll {

// Whether a variable of this name is meant to hold a credential: `DB_PASSWORD`, `stripeApiKey`, but
// not `DB_SECRET_NAME`.
bool names_credential(std::string_view name);

// What a value is ("a GitHub token"); nothing when it may be anything.
std::optional<std::string_view> credential(std::string_view name, std::string_view value);

}  // namespace plimsoll
