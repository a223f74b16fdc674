#include "facts/sdk_arguments.h"

#include <algorithm>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/sdk_arguments.inc"

static_assert(std::ranges::is_sorted(sdk_argument_rows, {}, &SdkArgument::iam_prefix));

}  // namespace

const SdkArgument* find_sdk_argument(std::string_view iam_prefix, std::string_view argument) {
  for (const SdkArgument& row :
       find_rows(sdk_argument_rows, iam_prefix, &SdkArgument::iam_prefix)) {
    if (row.argument == argument) return &row;
  }
  return nullptr;
}

}  // namespace plimsoll
