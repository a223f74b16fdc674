#include "facts/sdk_services.h"

#include <algorithm>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/sdk_services.inc"

static_assert(is_keyed(sdk_service_rows, &SdkService::name));

}  // namespace

const SdkService* find_sdk_service(std::string_view name) {
  if (const SdkService* known = find_row(sdk_service_rows, name, &SdkService::name)) return known;
  const auto row = std::ranges::find_if(sdk_service_rows, [name](const SdkService& service) {
    return std::ranges::find(service.other_names, name) != service.other_names.end();
  });
  return row == std::end(sdk_service_rows) ? nullptr : &*row;
}

}  // namespace plimsoll
