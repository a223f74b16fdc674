// What a judgement rests on that no template says: the day for which it is made, and the quotas of
// the account. The command line fills it.
#pragma once

#include "facts/as_of.h"
#include "facts/date.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

struct Assumptions {
  Date as_of = facts_as_of;                               // --as-of
  int account_concurrency = default_account_concurrency;  // --account-concurrency, in one region
};

}  // namespace plimsoll
