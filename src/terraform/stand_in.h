// Modules of the registry that are understood without being downloaded.
//
// In: the source of a call. Out: a configuration that stands for the module: the same inputs, the
// same outputs, and the resources that checks look at (modules/*.tf, written for this). Nothing of
// other modules. No place in it means anything to a user: what is written there is shown at the
// call.
#pragma once

#include <optional>
#include <string_view>

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

std::optional<std::string_view> stand_in(std::string_view source);

// A value of which nothing, and no step of its trail, is in `file`, but at the call instead.
Value at_call(const Value& value, FileId file, Span call);

}  // namespace plimsoll::terraform
