// What findings say in CloudFormation's words, and how it is said to those who write Terraform:
// names of properties, and sentences in which more than the name differs.
//
// Source: terraform_words.tsv.
#pragma once

#include <span>
#include <string_view>

namespace plimsoll {

struct TerraformWord {
  std::string_view cloudformation;  // "VisibilityTimeout"
  std::string_view terraform;       // "visibility_timeout_seconds"
};

// Sorted by CloudFormation's word.
std::span<const TerraformWord> terraform_words();

}  // namespace plimsoll
