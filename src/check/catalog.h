// Every check there is. The table is generated from the file names in checks/
// (cmake/Catalog.cmake): a check costs its two files and no edit here.
#pragma once

#include <span>
#include <string_view>

#include "check/check.h"

namespace plimsoll {

struct CatalogEntry {
  std::string_view topic;  // the folder: "timeouts"
  const Check* check;
  std::string_view page;  // the whole text of its page, markdown
};

// Sorted by topic, then id.
std::span<const CatalogEntry> catalog();
// The entry of a check's id; null when there is none.
const CatalogEntry* find_check(std::string_view id);
std::string_view topic_of(const Check& check);

}  // namespace plimsoll
