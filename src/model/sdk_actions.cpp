#include "model/sdk_actions.h"

#include <algorithm>

#include "code/facts.h"
#include "facts/iam_actions.h"
#include "facts/operation_actions.h"
#include "facts/sdk_methods.h"
#include "facts/sdk_services.h"
#include "facts/unsigned_operations.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// The operation as IAM writes it but for its case: "put_item" → "putitem".
std::string without_underscores(std::string_view method) {
  std::string name(method);
  std::erase(name, '_');
  return name;
}

// Of a service that is not in the table, where boto3 and IAM agree in its name.
std::string_view same_in_iam(const code::Client& client) {
  return client.library == "boto3" && is_iam_service(client.service) ? client.service
                                                                     : std::string_view();
}

// Empty for the methods of an object of which the operation is not known.
std::string operation_of(const code::Client& client, const code::RemoteCall& call) {
  const SdkService* service = find_sdk_service(client.service);
  const std::string_view name = service ? service->name : std::string_view(client.service);
  const SdkMethod* method = find_sdk_method(name, call.resource, call.operation);
  if (method) return std::string(method->operation);
  return call.resource.empty() ? without_underscores(call.operation) : std::string();
}

std::optional<SdkActions> actions_of(std::string_view prefix, const std::string& operation) {
  SdkActions asks;
  asks.iam_prefix = prefix;
  const std::string action = std::string(prefix) + ":" + operation;
  if (const OperationActions* known = find_operation(action)) {
    if (known->actions.empty()) return std::nullopt;
    asks.operation = known->operation.substr(known->operation.find(':') + 1);
    asks.actions.assign(known->actions.begin(), known->actions.end());
    asks.every = known->every || known->actions.size() == 1;
    return asks;
  }
  const std::optional<IamAction> own = find_iam_action(action);
  if (!own) return std::nullopt;
  asks.operation = own->name;
  asks.actions = {std::string(prefix) + ":" + std::string(own->name)};
  return asks;
}

}  // namespace

std::string_view iam_prefix_of(const code::Client& client) {
  if (client.remote != code::Remote::aws) return {};
  const SdkService* service = find_sdk_service(client.service);
  return service ? service->iam_prefix : same_in_iam(client);
}

std::optional<SdkActions> iam_actions_of(const code::Client& client, const code::RemoteCall& call) {
  const std::string_view prefix = iam_prefix_of(client);
  const std::string operation = operation_of(client, call);
  if (prefix.empty() || operation.empty()) return std::nullopt;
  std::optional<SdkActions> asks = actions_of(prefix, operation);
  if (!asks) return std::nullopt;
  if (is_unsigned_operation(std::string(prefix) + ":" + asks->operation)) asks->actions.clear();
  // A version of an object is read with an action of its own.
  if (prefix == "s3" && asks->operation == "GetObject" && argument_of(call, "VersionId")) {
    asks->actions.emplace_back("s3:GetObjectVersion");
    asks->every = false;
  }
  return asks;
}

}  // namespace plimsoll
