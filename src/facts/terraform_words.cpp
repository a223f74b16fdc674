#include "facts/terraform_words.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/terraform_words.inc"

static_assert(is_keyed(terraform_word_rows, &TerraformWord::cloudformation));

}  // namespace

std::span<const TerraformWord> terraform_words() {
  return terraform_word_rows;
}

}  // namespace plimsoll
