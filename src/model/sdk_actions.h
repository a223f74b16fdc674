// What a call of an AWS SDK asks IAM for.
//
// In: a call as the code writes it, in any of the SDKs: boto3's clients, resources, paginators and
// waiters, JavaScript's v2 and v3 with their document clients. Out: the actions that the role must
// allow. Says nothing of a service or an operation that the facts do not know.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

namespace code {
struct Client;
struct RemoteCall;
}  // namespace code

struct SdkActions {
  std::string_view iam_prefix;  // "dynamodb"
  std::string operation;        // "PutItem", in AWS's own spelling
  // "dynamodb:PutItem"; none where no permission is asked for.
  std::vector<std::string> actions;
  // Each of them is needed. Else the call does several things, or one that is not known here, and
  // needs one of them at least.
  bool every = true;
};

std::optional<SdkActions> iam_actions_of(const code::Client& client, const code::RemoteCall& call);

// The prefix of the actions of a client's service ("states"); empty when it is not known.
std::string_view iam_prefix_of(const code::Client& client);

}  // namespace plimsoll
