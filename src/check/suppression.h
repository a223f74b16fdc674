// Findings that the author of a file does not want to see, and says why.
//
//   Timeout: 60  # plimsoll: ignore timeout-exceeds-api-limit until 2027-01-31 -- the client polls
//   # plimsoll: ignore-file wildcard-action -- an account for experiments
//
// In: comments and entries of Metadata, already found in the files. Out: findings marked as
// suppressed, and notes on suppressions that have no effect: without a reason, of a check that does
// not exist, after their last day, or where there is nothing to suppress.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/catalog.h"
#include "check/finding.h"
#include "facts/date.h"
#include "text/span.h"

namespace plimsoll {

struct Suppression {
  Span span;           // where it is written
  std::string checks;  // ids or topics, with commas between them
  std::string reason;
  std::string until;  // the last day of its validity; empty: no end
  bool whole_file = false;  // `ignore-file`
  // What it covers: findings that begin in this part of the file …
  Span scope;
  // … and, when it is not empty, those of this resource, wherever in the file they begin: at a
  // value that it inherits from Globals or a parameter.
  std::string resource;
  // Whether it is wrong when it suppresses nothing: not in a template that others deploy, too, each
  // with its own parameters.
  bool must_be_used = true;
};

// What a comment asks for, its place and scope still to be filled in; nothing when it is a comment
// like any other. One that cannot be understood has no `checks`.
std::optional<Suppression> parse_suppression(std::string_view comment);

// Whether a check is among those that it names.
bool means(const Suppression& suppression, const Check& check);

// Why a suppression cannot have an effect, whatever was found; empty when it can.
std::string why_void(const Suppression& suppression, const Date& as_of);

// Why one that can have an effect has none; empty when it cannot be expected to: not all of the
// checks that it names are among `ran`.
std::string why_idle(const Suppression& suppression, std::span<const Check* const> ran);

// Marks what is suppressed. The notes are those on suppressions without effect; one of a check that
// is not among `ran` is not asked for its effect.
std::vector<Note> suppress(std::vector<Finding>& findings,
                           std::span<const Suppression> suppressions,
                           std::span<const Check* const> ran, const Date& as_of);

}  // namespace plimsoll
