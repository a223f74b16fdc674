#include "model/grant_condition.h"

#include <string_view>

#include "facts/iam_pattern.h"
#include "model/arn.h"
#include "model/names.h"

namespace plimsoll {

namespace {

// Operators and keys match whatever their case. With "IfExists" an operator is the same one, since
// the key exists, and so it is with "ForAnyValue:".
bool is_one_of(std::string_view written, std::string_view pattern) {
  return iam_pattern_matches(pattern, written);
}

Answer arn_holds(std::string_view comparison, const Value& value, const Text& source_arn,
                 const Names& names) {
  const Text wanted = names.spelled_out(value);
  const bool wildcards = is_one_of(comparison, "*ArnEquals*") ||
                         is_one_of(comparison, "*ArnLike*") ||
                         is_one_of(comparison, "*StringLike*");
  if (wildcards) return arn_matches(wanted, source_arn);
  return is_one_of(comparison, "*StringEquals*") ? arn_equals(wanted, source_arn) : Answer::unknown;
}

// Which account the stack is in is not known: one that is written may be it.
Answer account_holds(const Value& value) {
  const Opaque* account = value.as_opaque();
  return account && account->identity == "AWS::AccountId" ? Answer::yes : Answer::unknown;
}

Answer holds(std::string_view comparison, std::string_view key, const Value& value,
             const Text& source_arn, const Names& names) {
  if (is_one_of(key, "aws:SourceArn")) return arn_holds(comparison, value, source_arn, names);
  if (is_one_of(key, "aws:SourceAccount")) return account_holds(value);
  return Answer::unknown;
}

}  // namespace

Answer holds_for_source(const Value& condition, const Text& source_arn, const Names& names) {
  if (!condition) return Answer::yes;
  Answer all = condition.is_map() && !condition.is_open() ? Answer::yes : Answer::unknown;
  for (const Entry& comparison : condition.entries()) {
    if (!comparison.value.is_map() || comparison.value.is_open()) all = Answer::unknown;
    for (const Entry& key : comparison.value.entries()) {
      if (!key.value.is_list()) {
        all = both(all, holds(comparison.key, key.key, key.value, source_arn, names));
        continue;
      }
      Answer any = Answer::no;
      for (const Value& value : key.value.items()) {
        any = either(any, holds(comparison.key, key.key, value, source_arn, names));
      }
      all = both(all, any);
    }
  }
  return all;
}

}  // namespace plimsoll
