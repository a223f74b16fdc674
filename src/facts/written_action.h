// What an action that stands in a policy names, as far as the list of IAM actions goes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plimsoll {

enum class WrittenAction : std::uint8_t {
  known,       // it covers an action; or an API has it, and the list may have missed its action
  no_action,   // its service has none that it names or matches
  no_service,  // nor is there such a service
  no_prefix,   // it has no "service:" before it
};

// Of an action ("sqs:SendMessage") or a pattern ("s3:Get*", "*"), in whatever case.
WrittenAction look_up(std::string_view action);

// The same action of a service whose name this one's begins with, empty when there is none: IAM has
// neither bedrock-runtime nor apigatewayv2, but bedrock and apigateway.
std::string in_known_service(std::string_view action);

}  // namespace plimsoll
