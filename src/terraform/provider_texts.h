// Attributes that the provider spells out of others: `invoke_arn`, `execution_arn`, ARNs without
// what CloudFormation has at their end.
//
// In: an instance and the name of one of its attributes. Out: a text in the provider's terms, whose
// references are lowered as all others are; nothing for an attribute that is none of these.
#pragma once

#include <optional>
#include <string_view>

#include "resource/value.h"
#include "terraform/instance.h"

namespace plimsoll::terraform {

std::optional<Text> provider_text(const Instance& instance, std::string_view attribute);

}  // namespace plimsoll::terraform
