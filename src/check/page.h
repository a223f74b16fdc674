// A check's page in the forms in which others than its tests read it.
//
// In: the markdown of a page (CatalogEntry::page). Out: the same without the marks of its examples,
// as markdown or as plain text.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// What happens, to whom and why: the first paragraph under the title, on one line. Empty when the
// page has none.
std::string opening_of(std::string_view page);

// For a terminal: headings in capitals, examples indented, the addresses of links behind them.
std::string plain_page(std::string_view page);

}  // namespace plimsoll
