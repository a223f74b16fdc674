// A value as text, in the style of the place where it is put.
//
// In: what a check wants: scalars, lists, maps, and references, which become `!Ref` or
// `{"Ref": …}`. Out: text that reads as that value in YAML and JSON alike.
#pragma once

#include <string>
#include <string_view>

#include "edit/layout.h"
#include "resource/value.h"
#include "tree/tree.h"

namespace plimsoll {

// "VisibilityTimeout: 720", without what separates it from its siblings.
std::string spell_entry(std::string_view key, const Value& value, const Layout& layout);

// A value in place of a scalar that is written in this style: what was quoted stays quoted.
std::string spell_instead(const Value& value, ScalarStyle style, bool json);

}  // namespace plimsoll
