// The document that an aws_iam_policy_document makes, in IAM's own form.
//
// In: its arguments and blocks, evaluated: nested blocks are lists of maps. Out: a map with Version
// and Statement, as jsondecode of its `json` would give it, at the places of what it is made of.
// A statement that is not known is opaque.
#pragma once

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

Value policy_document(const Value& arguments, Span span);

}  // namespace plimsoll::terraform
