// JSON strings that hold JSON of their own: policies and definitions, as plans write them.
//
// In: a node that a JSON parser made. Out: its Value, which knows where each of its letters stands
// in the file behind the escapes, if it looks like JSON; other texts are not worth the trouble.
#pragma once

#include <string_view>

#include "resource/value.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

// `text` is that of the file in which the scalar is written.
Value scalar_with_letters(Node scalar, std::string_view text);

}  // namespace plimsoll::terraform
