// Attributes that a plan cannot know yet, by what they are made of.
//
// A plan says that `event_source_arn` is unknown and refers to `aws_sqs_queue.orders.arn`, but not
// how: it may be that ARN, or a text around it. In: the attribute and its sources. Out: a reference
// where the attribute takes nothing else, the text around it where only one can stand there;
// otherwise an opaque value.
#pragma once

#include <string_view>

#include "resource/value.h"
#include "terraform/plan_references.h"

namespace plimsoll::terraform {

Value unknown_attribute(std::string_view name, const PlannedResource& of,
                        const PlanSources& sources, Span span);
// The same of one unknown value inside of an attribute, which all sources are those of: the item
// of a list, the entry of a map.
Value unknown_part(std::string_view name, const PlannedResource& of, const PlanSources& sources,
                   bool is_only_one, Span span);

// Whether what has this value is a name for the resource: its ARN, its id. Who uses such a value
// means the resource.
bool is_identity(std::string_view attribute);

}  // namespace plimsoll::terraform
