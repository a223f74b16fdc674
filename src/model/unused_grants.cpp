#include "model/unused_grants.h"

#include <algorithm>
#include <array>

#include "code/facts.h"
#include "facts/iam_actions.h"
#include "model/deployment.h"
#include "model/known_imports.h"
#include "model/own_calls.h"
#include "model/sdk_actions.h"

namespace plimsoll {

namespace {

// Services that do with a function's permissions only what the function asks them for by an action
// of their own. Others, like Athena or CloudFormation, use what else their caller is granted.
constexpr std::array<std::string_view, 16> act_alone{
    "apigateway", "cloudwatch", "cognito-idp", "dynamodb", "events", "execute-api",
    "firehose",   "kinesis",    "lambda",      "logs",     "s3",     "secretsmanager",
    "ses",        "sns",        "sqs",         "states"};

// These are mostly used by other ways than a client of an SDK.
constexpr std::array<std::string_view, 6> used_otherwise{"aoss", "appsync", "es",
                                                         "iam",  "rds-db",  "execute-api"};

template <class Names>
bool has(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// The facts of the code, when they show all that it uses of AWS.
const code::CodeFacts* wholly_known(const Function& function) {
  const code::CodeFacts* facts = function.handler_code.complete();
  if (!facts || facts->client_out_of_sight || connects_by_unknown_libraries(*facts)) return nullptr;
  if (!facts->entry.wrapped_by.empty() || !function.layers.is_absent()) return nullptr;
  const bool alone = std::ranges::all_of(facts->clients, [](const code::Client& client) {
    return client.remote != code::Remote::aws || has(act_alone, iam_prefix_of(client));
  });
  return alone ? facts : nullptr;
}

bool makes_client(const code::CodeFacts& facts, std::string_view service) {
  return std::ranges::any_of(facts.clients, [service](const code::Client& client) {
    return client.remote == code::Remote::aws && iam_prefix_of(client) == service;
  });
}

bool changes_something(const Value& action) {
  const std::string* pattern = action.as_string();
  if (!pattern) return false;
  return std::ranges::any_of(matching_iam_actions(*pattern), [](const IamAction& known) {
    return known.access_level == AccessLevel::write ||
           known.access_level == AccessLevel::permissions_management;
  });
}

bool is_said(const std::vector<UnusedGrant>& grants, const Function& function,
             std::string_view service) {
  return std::ranges::any_of(grants, [&](const UnusedGrant& grant) {
    return &grant.function == &function && grant.service == service;
  });
}

}  // namespace

std::vector<UnusedGrant> unused_grants(const Deployment& deployment) {
  std::vector<UnusedGrant> grants;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = wholly_known(function);
    if (!facts) continue;
    for (const OwnCall& call : own_calls(function, deployment)) {
      const std::string_view service = call.service.prefix;
      if (has(used_otherwise, service) || makes_client(*facts, service)) continue;
      if (is_said(grants, function, service) || !changes_something(call.action)) continue;
      grants.push_back({function, service, call.action});
    }
  }
  return grants;
}

}  // namespace plimsoll
