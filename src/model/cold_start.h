// Which functions start slowly: those of a runtime that loads and compiles its code when the first
// request comes.
#pragma once

#include "facts/runtimes.h"
#include "model/function.h"

namespace plimsoll {

// Java or .NET code that is compiled while it runs; null for any other, and where it cannot be
// told. A .NET handler that names an assembly alone may be compiled ahead of time.
const Runtime* just_in_time_runtime(const Function& function);

// Whether something may keep the first request from waiting: SnapStart or provisioned concurrency.
bool may_be_started_ahead(const Function& function);

}  // namespace plimsoll
