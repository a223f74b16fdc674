// Templates of every kind, each read by the room that knows it.
//
// In: a document that has a kind, and what the user gave. Out: what would be deployed.
#pragma once

#include <memory>

#include "read/reader.h"
#include "text/sources.h"

namespace plimsoll {

// `sources` and `exports` must outlive the template.
std::unique_ptr<Template> open_template(const DocumentPtr& document, const Inputs& inputs,
                                        Sources& sources, const Exports* exports = nullptr);

// Whether templates of this kind export to each other and import.
bool has_exports(Kind kind);

}  // namespace plimsoll
