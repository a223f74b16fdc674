#include "model/state_errors.h"

#include "model/section.h"

namespace plimsoll {

namespace {

constexpr int default_max_attempts = 3;

bool covers(std::string_view name, std::string_view error) {
  if (name == "States.ALL" || name == error) return true;
  return name == "States.TaskFailed" && error != "States.Timeout";
}

// More than none.
Answer is_positive(const Setting<int>& attempts) {
  return attempts.known() ? answer(*attempts.known() > 0) : Answer::unknown;
}

}  // namespace

std::vector<Retrier> retriers(const Task& task) {
  std::vector<Retrier> result;
  for (const Value& entry : task.retry.items()) {
    const Section retrier(entry, entry);
    result.push_back({.written = entry,
                      .max_attempts = retrier.integer("MaxAttempts", default_max_attempts),
                      .backoff_rate = retrier["BackoffRate"],
                      .jitter = retrier.string("JitterStrategy", "NONE")});
  }
  return result;
}

Answer speaks_of_error(const Value& entry, std::string_view error) {
  const Value names = entry["ErrorEquals"];
  if (!names.is_list()) return Answer::unknown;
  Answer result = Answer::no;
  for (const Value& name : names.items()) {
    const std::string* known = name.as_string();
    result = either(result, known ? answer(covers(*known, error)) : Answer::unknown);
  }
  return result;
}

Answer retries(const Task& task, std::string_view error) {
  if (task.retry && !task.retry.is_list()) return Answer::unknown;
  for (const Retrier& retrier : retriers(task)) {
    const Answer speaks = speaks_of_error(retrier.written, error);
    if (speaks == Answer::yes) return is_positive(retrier.max_attempts);
    if (speaks == Answer::unknown) return Answer::unknown;
  }
  return Answer::no;
}

}  // namespace plimsoll
