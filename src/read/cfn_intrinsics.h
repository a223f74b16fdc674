// The intrinsics by name. Each is a function from a call to a value; a new one costs a function and
// a line in the table of cfn_intrinsics.cpp.
#pragma once

#include <string_view>

#include "read/cfn_evaluate.h"

namespace plimsoll {

// The long name that a short tag stands for: "!Sub" → "Fn::Sub"; empty for other tags.
std::string_view intrinsic_of_tag(std::string_view tag);

// Carries out a call. What is no intrinsic is opaque.
Value apply(Evaluator& evaluator, const Call& call);

// cfn_lookup.cpp: names that are looked up.
Value ref(Evaluator& evaluator, const Call& call);
Value get_att(Evaluator& evaluator, const Call& call);
Value find_in_map(Evaluator& evaluator, const Call& call);
Value import_value(Evaluator& evaluator, const Call& call);
Value choose(Evaluator& evaluator, const Call& call);  // Fn::If
Value transform(Evaluator& evaluator, const Call& call);

// cfn_text.cpp: texts that are made.
Value sub(Evaluator& evaluator, const Call& call);
Value join(Evaluator& evaluator, const Call& call);
Value split(Evaluator& evaluator, const Call& call);
Value base64(Evaluator& evaluator, const Call& call);
Value to_json_string(Evaluator& evaluator, const Call& call);

// cfn_list.cpp: lists.
Value select(Evaluator& evaluator, const Call& call);
Value length(Evaluator& evaluator, const Call& call);
Value get_azs(Evaluator& evaluator, const Call& call);
Value cidr(Evaluator& evaluator, const Call& call);

// A value as JSON text, with what is not known as holes in it.
Text json_text(const Value& value);

}  // namespace plimsoll
