#include "model/api_handlers.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace plimsoll {

namespace {

// What events of an API have, in either format.
constexpr std::array<std::string_view, 19> members{"body",
                                                   "cookies",
                                                   "headers",
                                                   "httpMethod",
                                                   "isBase64Encoded",
                                                   "multiValueHeaders",
                                                   "multiValueQueryStringParameters",
                                                   "path",
                                                   "pathParameters",
                                                   "queryStringParameters",
                                                   "rawPath",
                                                   "rawQueryString",
                                                   "requestContext",
                                                   "resource",
                                                   "routeKey",
                                                   "stageVariables",
                                                   "version",
                                                   "authorizationToken",
                                                   "methodArn"};

// Members that are in every event of an API, so that who asks for them expects others, too.
constexpr std::array<std::string_view, 8> always_there{
    "httpMethod", "path",     "rawPath", "requestContext",
    "resource",   "routeKey", "version", "isBase64Encoded"};

template <std::size_t count>
bool is_in(const std::array<std::string_view, count>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

bool expects_others(const code::EventTest& test) {
  if (test.path.empty() || !is_in(members, test.path[0])) return true;
  return !test.compared && test.path.size() == 1 && is_in(always_there, test.path[0]);
}

}  // namespace

std::vector<ApiHandler> api_handlers(const Deployment& deployment) {
  std::vector<ApiHandler> handlers;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts || function.callers.empty()) continue;
    std::map<Contract, std::vector<const Invocation*>> callers;
    for (const Invocation* caller : function.callers) {
      callers[contract_of(*caller)].push_back(caller);
    }
    const bool only_responses =
        std::ranges::all_of(callers, [](const auto& each) { return wants_response(each.first); });
    if (!only_responses) continue;
    for (auto& [contract, its_callers] : callers) {
      handlers.push_back({function, *facts, contract, std::move(its_callers)});
    }
  }
  return handlers;
}

bool is_python(const Function& function) {
  const std::string* runtime = function.runtime.known();
  return runtime && runtime->starts_with("python");
}

std::vector<const code::Returned*> sure_answers(const ApiHandler& handler) {
  const code::CodeFacts& facts = handler.facts;
  std::vector<const code::Returned*> answers;
  const bool is_ours = facts.entry.wrapped_by.empty() && !facts.entry.is_generator;
  if (!is_ours || std::ranges::any_of(facts.event_tests, expects_others)) return answers;
  for (const code::Returned& each : facts.returns) {
    if (!each.perhaps) answers.push_back(&each);
  }
  return answers;
}

std::vector<ObjectAnswer> object_answers(const ApiHandler& handler) {
  std::vector<ObjectAnswer> objects;
  for (const code::Returned* each : sure_answers(handler)) {
    const auto* object = each->shape.as<code::ObjectShape>();
    if (object != nullptr && !object->open) objects.push_back({each->shape.span, object});
  }
  return objects;
}

}  // namespace plimsoll
