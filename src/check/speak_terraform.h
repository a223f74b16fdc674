// What findings say, in Terraform's words.
//
// Checks speak of the model, in CloudFormation's names. In: a finding on files that are written in
// Terraform. Out: the same with the provider's types, attributes and references, by the tables of
// facts/terraform_words.h and facts/terraform_types.h. What AWS says, in quotes, stays.
#pragma once

#include <string>
#include <string_view>

#include "check/finding.h"

namespace plimsoll {

std::string in_terraform(std::string_view text);
void speak_terraform(Finding& finding);

}  // namespace plimsoll
