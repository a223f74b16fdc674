// Templates: "a-${b}-c", heredocs, `%{ for }`.
#include "terraform/evaluate.h"
#include "terraform/evaluate_loops.h"
#include "terraform/filled_text.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

Value Evaluator::fill(const Template& parts, Span span) {
  FilledText text(span);
  for (const ExpressionPtr& expression : parts.parts) {
    const Value value = part(*expression);
    text.add(value ? value : fail(expression->span), expression->span);
  }
  return std::move(text).finish();
}

Value Evaluator::repeat(const Repeat& repeat, Span span) {
  const Value over = part(*repeat.over);
  if (!is_known(over) || over.is_open()) return unknown(std::nullopt, span);
  FilledText text(span);
  for (const Iteration& iteration : iterations(over, span)) {
    const Value value = part(*repeat.body, {{repeat.value, iteration.value, nullptr},
                                            {repeat.key, iteration.key, nullptr}});
    text.add(value, span);
  }
  return std::move(text).finish();
}

}  // namespace plimsoll::terraform
