// Values as JSON, for where what `jsonencode` keeps as a map is put into a text after all.
#pragma once

#include "resource/value.h"

namespace plimsoll::terraform {

Text write_json(const Value& value);

}  // namespace plimsoll::terraform
