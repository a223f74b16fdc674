// A known failure in words: what has happened, whether to try again, which checks see its causes.
#pragma once

#include <string>
#include <vector>

#include "check/catalog.h"
#include "facts/failures.h"

namespace plimsoll {

// The checks of the catalog that see a cause of it, in the catalog's order. What the table names
// and nobody has built yet is left out.
std::vector<const CatalogEntry*> checks_for(const KnownFailure& failure);

std::string explain(const KnownFailure& failure);

}  // namespace plimsoll
