// Templates of every kind, each read by the room that knows it.
//
// In: a file; a document that has a kind, and what the user gave. Out: the document; what would be
// deployed. A file of Terraform's stands for the whole module in its folder.
#pragma once

#include <memory>

#include "read/reader.h"
#include "text/sources.h"

namespace plimsoll {

DocumentPtr open_document(const Sources& sources, FileId file);

// `sources` and `exports` must outlive the template.
std::unique_ptr<Template> open_template(const DocumentPtr& document, const Inputs& inputs,
                                        Sources& sources, const Exports* exports = nullptr);

// Whether Terraform's own words are written in it.
bool is_terraform(Kind kind);
// Whether templates of this kind export to each other and import.
bool has_exports(Kind kind);

}  // namespace plimsoll
