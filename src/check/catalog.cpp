#include "check/catalog.h"

namespace plimsoll {

const CatalogEntry* find_check(std::string_view id) {
  for (const CatalogEntry& entry : catalog()) {
    if (entry.check->id == id) return &entry;
  }
  return nullptr;
}

std::string_view topic_of(const Check& check) {
  const CatalogEntry* entry = find_check(check.id);
  return entry == nullptr ? std::string_view() : entry->topic;
}

}  // namespace plimsoll
