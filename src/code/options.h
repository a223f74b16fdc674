// Options that a call is given: by keyword, or as members of an object. Used by libraries_*.cpp.
//
// In: what is passed. Out: an option by its name, and how long whoever calls is ready to wait, in
// seconds whatever unit the library has. What is written but cannot be read is unclear.
#pragma once

#include <optional>
#include <string_view>

#include "code/walker.h"

namespace plimsoll::code {

// Null when it is not written, or not where it can be seen.
const Meaning* option(const Passing& passing, std::string_view name);

// Of any unit, to the microsecond: 700 ms are 0.7 s, and not 0.7000000000000001 s.
double in_seconds(double number, double unit_s);

struct Timeouts {
  std::optional<double> read_s;     // for the answer, or in all
  std::optional<double> connect_s;  // for the connection
  bool unclear = false;             // there may be one that could not be read

  bool written() const { return read_s || connect_s || unclear; }
};

// `timeout`, `signal` and their like as HTTP libraries take them: a number, requests'
// (connect, read), urllib3.Timeout(…), AbortSignal.timeout(…), got's {request: …}. `options_at` is
// where an object with options would stand among what is passed by position.
Timeouts http_timeouts(bool python, const Passing& passing, std::size_t options_at);

// The same of a database's driver; its options are known by their names alone.
Timeouts database_timeouts(bool python, const Passing& passing);

// The HTTP handler of a client of the AWS SDK for JavaScript: `requestHandler` or `httpOptions`.
Timeouts handler_timeouts(const Meaning& handler);

// What is given besides a command when one of these clients sends it, for each of its attempts: a
// signal that aborts all of them is known where there is one.
Timeouts send_timeouts(const Object& options, int attempts);

}  // namespace plimsoll::code
