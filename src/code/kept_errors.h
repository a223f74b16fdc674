// Whether a handler keeps to itself what goes wrong with single records: in its loop over them it
// catches everything, calls nobody about it, and goes on.
//
// In: the program of a handler, and what a walk found in it. Out: the catch; nothing where an error
// may still leave the handler. Looks at the handler's own statements only.
#pragma once

#include <optional>

#include "code/facts.h"
#include "code/program.h"

namespace plimsoll::code {

std::optional<Span> kept_errors(const Module& module, const Function& function,
                                const CodeFacts& facts);

// The first `raise` or `throw` in a loop over the records that nothing catches.
std::optional<Span> raised_for_record(const Module& module, const Function& function,
                                      const CodeFacts& facts);

// Whether a catch takes whatever may be raised.
bool catches_everything(const Module& module, const Catch& handler);

// Whether what a block of JavaScript returns may still be at work: the catch of a try sees nothing
// of a promise that is not awaited inside.
bool hands_on_promise(const Module& module, const Block& block);

// Whether a loop was seen to go over the records of the event.
bool goes_over_records(const Module& module, const Statement& loop, const CodeFacts& facts);

}  // namespace plimsoll::code
