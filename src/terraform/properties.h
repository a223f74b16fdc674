// The attributes of an instance under the names of its CloudFormation type.
//
// In: the attributes in the provider's terms, references already lowered. Out: a map of
// properties. The table of facts/terraform_types.h says what does not follow the rule; the rule is
// that names agree but for underscores and capitals, and that a block of which there can be one is
// a map. An attribute that the type does not have stays, under its name in capitals.
#pragma once

#include <string>
#include <string_view>

#include "facts/terraform_types.h"
#include "resource/value.h"

namespace plimsoll::terraform {

Value properties_of(const TerraformType& type, const Value& attributes);

// The same for a part of a type, a property or an item of it: attributes that make an item of
// `Targets` of an "AWS::Events::Rule".
Value part_of(std::string_view provider_type, const Value& attributes, std::string_view type,
              std::string_view path);

// What a text of JSON says; a map or list as it is. Opaque where the text is no JSON.
Value structured(const Value& value);

// What stands at "Code.S3Bucket".
Value property_at(const Value& properties, std::string_view path);
// The map with "Code.S3Bucket" set or replaced.
Value with_property(const Value& properties, std::string_view path, Span key_span, Value value);

// "delay_seconds" → "DelaySeconds".
std::string capitalised(std::string_view attribute);

}  // namespace plimsoll::terraform
