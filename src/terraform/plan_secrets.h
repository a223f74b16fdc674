// Where a plan writes out what it marks as sensitive: passwords stand in it as plain text.
//
// In: the root of a plan. Out: the places of such values in all of its sections, so that whoever
// shows a line of the plan can hide them.
#pragma once

#include <vector>

#include "text/span.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

std::vector<Span> secrets_in(Node plan);

}  // namespace plimsoll::terraform
