// The attributes of a planned instance as Values.
//
// In: an instance with its block of the configuration. Out: a map of what somebody writes. A plan
// holds everything that the provider fills in, too, `timeout` 3 for a function without one: what
// the configuration does not write is absent. What it writes and the plan does not know is a
// reference where it is made of one thing only, else opaque; so is what is sensitive, whose value
// goes nowhere from here.
#pragma once

#include "resource/value.h"
#include "terraform/plan_references.h"
#include "text/source.h"

namespace plimsoll::terraform {

Value planned_attributes(const PlannedResource& resource, PlanReferences& references,
                         const SourceFile& file);

// Whether the plan marks a value as sensitive.
bool is_sensitive(const Value& value);

}  // namespace plimsoll::terraform
