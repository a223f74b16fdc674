// What a check has to say about one deployment.
//
// In: spans and words from a check. Out: a Finding, complete: what is written, what will be seen
// when it runs, where the other end of the contradiction is written, what to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/fix.h"
#include "text/span.h"

namespace plimsoll {

struct Check;
enum class Severity : std::uint8_t;  // check/check.h

struct Finding {
  const Check* check = nullptr;
  Span span;                       // the narrowest text that is wrong, on one line
  std::string message;             // WHAT: one line, in the words of the file
  std::vector<std::string> words;  // the message's arguments: what the fingerprint is made of
  std::string failure;             // what the caller or operator will see
  std::vector<Note> notes;         // WHY: the other ends of the contradiction
  std::string help;                // WHAT TO DO: one sentence
  Fix fix;                         // the same as an edit, where it is exact
  bool is_secret = false;          // no report shows the text at `span`

  std::optional<Severity> weaker;  // than its check, where this one is not as bad

  // Filled in after the check has run.
  std::string scenario;     // under which conditions ("when IsProd"), or empty
  std::string resource;     // name of the resource in which the span lies, or empty
  std::string property;     // path of the property there ("VpcConfig.SubnetIds"), or empty
  std::string fingerprint;  // what it is recognised by in another run
  bool suppressed = false;  // by the author of the file, with a reason
  bool baselined = false;   // in the baseline: known when that was written
  bool fails = false;       // severe enough to fail the run, as its template's configuration says

  // That of its check, unless it is weaker.
  Severity severity() const;
  // Whether it is shown: reports for people and for servers leave out all others.
  bool is_open() const { return !suppressed && !baselined; }
};

}  // namespace plimsoll
