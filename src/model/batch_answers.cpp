#include "model/batch_answers.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::string_view failures_member = "batchItemFailures";

const code::MemberShape* failures_of(const code::Returned& answer) {
  const auto* object = answer.shape.as<code::ObjectShape>();
  return object ? object->find(failures_member) : nullptr;
}

bool is_always_empty(const code::Shape& shape) {
  const auto* list = shape.as<code::ListShape>();
  return list && list->elements.empty() && !list->open;
}

bool may_hide_failures(const code::Returned& answer) {
  const auto* object = answer.shape.as<code::ObjectShape>();
  return answer.shape.is_opaque() || (object && object->open);
}

}  // namespace

bool names_failures(const code::CodeFacts& facts) {
  return facts.batch_failures || std::ranges::any_of(facts.returns, [](const auto& answer) {
           const code::MemberShape* failures = failures_of(answer);
           return failures && !is_always_empty(failures->shape);
         });
}

bool never_names_failures(const code::CodeFacts& facts) {
  const bool plain = facts.complete && !facts.batch_failures && facts.entry.wrapped_by.empty() &&
                     !facts.entry.is_generator;
  return plain && std::ranges::none_of(facts.returns, [](const auto& answer) {
           return may_hide_failures(answer) || failures_of(answer);
         });
}

}  // namespace plimsoll
