// The way into the model: from resources to the deployment that checks read.
//
// In: the resources of one scenario, what became of reading the files, and for which day and
// account they are judged. Out: a Deployment; it owns the resources. Refuses nothing: a property of
// the wrong type is an opaque setting. Cost: linear in the resources, but for policies that meet
// triggers; and each handler's source is read once, where a reader of handlers is given.
#pragma once

#include <memory>
#include <string>

#include "model/deployment.h"
#include "text/sources.h"

namespace plimsoll {

class HandlerReader;

// The Deployment points into what `handlers` has read, which must outlive it. Null: no source is
// opened, and nothing is known of any function's code.
std::unique_ptr<const Deployment> build(Resources resources, Reading reading = {},
                                        Assumptions assumptions = {},
                                        HandlerReader* handlers = nullptr);

// The deployment, one thing a line with its settings and joins under it: `dump --step model` and
// the golden tests.
std::string print(const Deployment& deployment);
// What is known of each function's code: `dump --step code`.
std::string print_code(const Deployment& deployment, const Sources& sources);

}  // namespace plimsoll
