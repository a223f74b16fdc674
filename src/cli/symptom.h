// From what somebody saw to what it is: a status, the name of an exception, lines of a log.
//
// In: any text. Out: known failures, the surest first. What is seen together with something else
// (a traceback in a log line, an error in JSON) is found in it.
#pragma once

#include <string_view>
#include <vector>

#include "facts/failures.h"

namespace plimsoll {

// How a text fits what is known.
struct Symptom {
  std::vector<const KnownFailure*>
      sure;  // what it says, in most words; several when it is not clear
  std::vector<const KnownFailure*> other;  // what part of it says
};

Symptom recognise(std::string_view text);

// How many letters of a pattern of failures.tsv stand in a text as the pattern has them; 0 when it
// does not fit.
std::size_t fit(std::string_view pattern, std::string_view text);

// Those that have the most words in common with a text of which nothing is recognised; empty when
// none has any.
std::vector<const KnownFailure*> similar(std::string_view text);

// The patterns of a failure, one by one.
std::vector<std::string_view> patterns_of(const KnownFailure& failure);

}  // namespace plimsoll
