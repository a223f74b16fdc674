#include "facts/connectors.h"

#include <algorithm>
#include <utility>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/connectors.inc"

constexpr auto ends_of(const Connector& connector) {
  return std::pair(connector.source_type, connector.destination_type);
}

static_assert(std::ranges::is_sorted(connector_rows, {}, ends_of));

}  // namespace

std::span<const Connector> find_connectors(std::string_view source_type,
                                           std::string_view destination_type) {
  return find_rows(connector_rows, std::pair(source_type, destination_type), ends_of);
}

std::span<const Connector> connectors() {
  return connector_rows;
}

}  // namespace plimsoll
