// Which checks run.
//
// In: what `--select`, `--ignore` and `--strict` say, as ids or topics. Out: checks in the order of
// the catalog. Refuses: a name that is neither an id nor a topic; the trouble names the nearest.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/catalog.h"
#include "text/result.h"

namespace plimsoll {

struct SelectionRequest {
  std::vector<std::string> select = {};  // empty: everything
  std::vector<std::string> ignore = {};  // wins over `select`
  bool strict = false;                   // advice, too
};

// What is wrong with a name that shall be an id or a topic; empty when it is one.
std::string why_unknown(std::string_view name, std::span<const CatalogEntry> entries = catalog());

// A check that is not selected does not run at all. Advice is selected by `strict` or by its id.
Result<std::vector<const Check*>> select_checks(const SelectionRequest& request,
                                                std::span<const CatalogEntry> entries = catalog());

// Whether advice of a selected check is wanted, too.
bool wants_advice(const Check& check, const SelectionRequest& request);

}  // namespace plimsoll
