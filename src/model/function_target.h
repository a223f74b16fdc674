// Which function a value names, and by which qualifier.
//
// All the ways in which templates do it: Ref and GetAtt of a function, alias or version;
// `${Ship.Arn}:live`; an ARN, a partial ARN or a name that equals a FunctionName of the files; the
// URI of an API integration around any of these.
#pragma once

#include "model/function.h"
#include "model/qualifier.h"
#include "resource/value.h"

namespace plimsoll {

struct Deployment;

struct FunctionTarget {
  const Function* function = nullptr;  // null: outside the files, or not known
  Qualifier qualifier = {};
};

FunctionTarget function_target(const Deployment& deployment, const Value& value);

// The qualifier of a function that is written apart from its name.
Qualifier qualifier_of(const Deployment& deployment, const Function& function,
                       const Value& written);

}  // namespace plimsoll
