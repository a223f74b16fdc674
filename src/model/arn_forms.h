// What AWS makes of a Ref or GetAtt of a resource: the shape of its ARN, and which property names
// it.
//
// A table: one row for each attribute whose shape is known. Source: the "Return values" sections of
// the CloudFormation resource reference.
#pragma once

#include <string_view>

namespace plimsoll {

// In a shape `{P}`, `{R}` and `{A}` are the partition, region and account, and `{N}` is the name.
// In lower case stands what properties give: `{path}` an IAM path, `{bus}` a rule's bus and a
// slash,
// `{function}` the ARN of the function of an alias or version. `{Label}` is whatever the attribute
// Label will be; `{}` what Ref will be.
struct ArnForm {
  std::string_view type;
  std::string_view attribute;  // empty for Ref
  std::string_view shape;
};

// Which property gives a resource its name, and which attribute stands for the name that AWS makes
// up when it is not written.
struct NameForm {
  std::string_view type;
  std::string_view property;
  std::string_view attribute;  // empty: Ref
};

// Null for an attribute, or a type, whose shape is not known.
const ArnForm* arn_form(std::string_view type, std::string_view attribute);
const NameForm* name_form(std::string_view type);
// The form that is the resource's ARN; null when it has none that is known.
const ArnForm* own_arn_form(std::string_view type);

}  // namespace plimsoll
