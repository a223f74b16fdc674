#include "facts/service_endpoints.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/service_endpoints.inc"

static_assert(is_keyed(service_endpoint_rows, &ServiceEndpoint::prefix));

}  // namespace

const ServiceEndpoint* find_service_endpoint(std::string_view prefix) {
  return find_row(service_endpoint_rows, prefix, &ServiceEndpoint::prefix);
}

std::span<const ServiceEndpoint> service_endpoints() {
  return service_endpoint_rows;
}

}  // namespace plimsoll
