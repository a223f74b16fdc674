// What becomes of the answer of an invoked function on its way through the code.
//
// In: meanings that may be parts of answers. Out: which parts of a `Payload` are looked at, in
// RemoteCall::result_members: "Payload.errorMessage"; "Payload.*" when it goes where nobody follows
// it. That it is read, decoded and parsed on the way changes nothing. The parts of other answers
// are not followed so far.
#pragma once

#include <optional>
#include <string_view>

#include "code/facts.h"
#include "code/meaning.h"

namespace plimsoll::code {

// A member of an answer was read, which stands for this part of it.
void note_part(CodeFacts& facts, const Answer& part);
// The whole answer, or a Payload in it, is handed to somebody unknown.
void note_answer_given_away(CodeFacts& facts, const Meaning& meaning);

// A part of a payload decides what happens: what a thrown error lacks, or alone has, may be told.
void note_payload_tested(CodeFacts& facts, const Meaning& meaning);

bool is_payload(const Meaning& meaning);
// Methods and functions that give a payload back in another form: `read`, `json.loads`.
bool turns_payload(std::string_view method);
bool hands_payload_on(std::string_view way);

}  // namespace plimsoll::code
