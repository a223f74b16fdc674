#include "facts/client_timeouts.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/client_timeouts.inc"

static_assert(is_keyed(client_timeout_rows, &ClientTimeout::library));

}  // namespace

const ClientTimeout* find_client_timeout(std::string_view library) {
  return find_row(client_timeout_rows, library, &ClientTimeout::library);
}

std::span<const ClientTimeout> client_timeouts() {
  return client_timeout_rows;
}

}  // namespace plimsoll
