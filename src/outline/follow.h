// From the package of a function and its handler to what is known of its code.
//
// In: the sources of a project, a language, and where the package lies. Out: the same FunctionCode
// that walking a handler gives, with facts about the environment alone.
#pragma once

#include <optional>
#include <string_view>

#include "code/function_code.h"
#include "outline/languages.h"
#include "outline/outlines.h"

namespace plimsoll::outline {

enum class Language : std::uint8_t { java, csharp, go, ruby };

// By the id of a runtime; of those that bring no language along, Go, which is what they are for.
std::optional<Language> language_of(std::string_view runtime);

code::FunctionCode follow(Outlines& outlines, Language language, const Wanted& wanted);

}  // namespace plimsoll::outline
