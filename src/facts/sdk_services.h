// AWS's services as its SDKs call them, and the prefix of their actions in IAM.
//
// The services that functions call most. Source: sdk_services.tsv.
#pragma once

#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

struct SdkService {
  std::string_view name;  // boto3's: "stepfunctions"
  // How the SDKs for JavaScript call it: the end of v3's package, v2's class in lower case.
  Words other_names;
  std::string_view iam_prefix;  // "states"
};

// By any of its names: "events", "eventbridge", "cloudwatchevents". Null when it is not known.
const SdkService* find_sdk_service(std::string_view name);

}  // namespace plimsoll
