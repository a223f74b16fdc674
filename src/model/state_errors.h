// What a state's Retry and Catch do about an error.
//
// In: the lists as written; each entry names errors in ErrorEquals, and the first entry that names
// an error is the one that counts. Out: three-way answers; what is written with an expression, and
// an entry that cannot be read, is unknown.
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
#pragma once

#include <string_view>
#include <vector>

#include "model/answer.h"
#include "model/setting.h"
#include "model/state_machine.h"

namespace plimsoll {

// An entry of Retry.
struct Retrier {
  Value written;
  Setting<int> max_attempts;    // MaxAttempts, default 3; 0: the error is not retried
  Value backoff_rate;           // BackoffRate; absent: 2
  Setting<std::string> jitter;  // JitterStrategy: NONE (default), FULL
};

std::vector<Retrier> retriers(const Task& task);

// Whether an entry of Retry or Catch speaks of an error: by name, as States.TaskFailed (all but
// States.Timeout) or as States.ALL.
Answer speaks_of_error(const Value& entry, std::string_view error);

// Whether the state itself tries again after an error.
Answer retries(const Task& task, std::string_view error);

}  // namespace plimsoll
