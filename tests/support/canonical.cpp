#include "support/canonical.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "model/build.h"

namespace plimsoll::test {

namespace {

// Types that are not compared: nothing offline depends on them.
constexpr std::array ignored_types = {"AWS::ApiGateway::BasePathMapping",
                                      "AWS::ApiGateway::BasePathMappingV2",
                                      "AWS::ApiGateway::DomainName",
                                      "AWS::ApiGateway::DomainNameAccessAssociation",
                                      "AWS::ApiGateway::DomainNameV2",
                                      "AWS::ApiGatewayV2::ApiMapping",
                                      "AWS::ApiGatewayV2::DomainName",
                                      "AWS::AppSync::ApiCache",
                                      "AWS::AppSync::ApiKey",
                                      "AWS::AppSync::DomainName",
                                      "AWS::AppSync::DomainNameApiAssociation",
                                      "AWS::AppSync::FunctionConfiguration",
                                      "AWS::AppSync::GraphQLSchema",
                                      "AWS::AppSync::Resolver",
                                      "AWS::Route53::RecordSetGroup"};

// Properties, at any depth, that are not compared.
constexpr std::array ignored_keys = {
    "Tags", "Description", "PolicyName", "AlarmConfiguration", "TemplateURL",
    // Compared by what the model reads in them.
    "Definition", "DefinitionString", "DefinitionSubstitutions",
    "Version",  // of policies, some have none
    "Parameters",
    // Documentation and models in OpenAPI bodies.
    "components.schemas", "consumes", "definitions", "headers", "info", "parameters", "produces",
    "requestBody", "schema", "schemas", "tags", "servers", "responses",
    "x-amazon-apigateway-request-validator", "x-amazon-apigateway-request-validators",
    "cacheKeyParameters", "x-amazon-apigateway-endpoint-configuration"};

// Lists whose order means nothing.
constexpr std::array sets = {"Policies", "ManagedPolicyArns", "Statement", "LambdaConfigurations",
                             "Action",   "identitySource",    "Events"};

template <class Table>
bool contains(const Table& table, std::string_view key) {
  return std::find(table.begin(), table.end(), key) != table.end();
}

std::string spelled(const Value& value, std::string_view key);

// A reference that nothing in a template answers is opaque there; SAM may yet make the resource.
Value answered(const Value& value) {
  constexpr std::string_view unknown = "unknown ";
  Text text = value.to_text();
  for (Text::Part& part : text.parts) {
    if (part.kind == Text::Part::Kind::opaque && part.opaque.identity.starts_with(unknown)) {
      const std::string name = part.opaque.identity.substr(unknown.size());
      const std::size_t dot = std::min(name.find('.'), name.size());
      part.kind = Text::Part::Kind::reference;
      part.reference = {name.substr(0, dot), name.substr(std::min(dot + 1, name.size()))};
    }
    part.reference.resource = without_hash(part.reference.resource);
  }
  return Value::text(std::move(text), {});
}

std::string spelled_text(const Value& value) {
  const std::optional<double> number = value.as_number();
  return number ? fmt::format("{}", *number) : print(answered(value));
}

std::string spelled_list(const Value& list, std::string_view key) {
  std::vector<std::string> items;
  for (const Value& item : list.items()) items.push_back(spelled(item, ""));
  if (contains(sets, key)) std::sort(items.begin(), items.end());
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string spelled_map(const Value& map) {
  std::map<std::string, std::string> entries;
  for (const Entry& entry : map.entries()) {
    if (contains(ignored_keys, entry.key)) continue;
    const std::string content = spelled(entry.value, entry.key);
    if (content != "{}") entries.emplace(entry.key, content);
  }
  std::string result;
  for (const auto& [key, content] : entries) {
    result += fmt::format("{}{}: {}", result.empty() ? "" : ", ", key, content);
  }
  return fmt::format("{{{}{}}}", result, map.is_open() ? "…" : "");
}

std::string spelled(const Value& value, std::string_view key) {
  const bool may_be_one = key == "Statement" || key == "Action" || key == "Resource";
  if (may_be_one && !value.is_list()) return spelled_list(Value::list({value}, {}), key);
  if (value.is_list()) return spelled_list(value, key);
  if (value.is_map()) return spelled_map(value);
  return spelled_text(value);
}

}  // namespace

std::string without_hash(std::string_view id) {
  constexpr std::size_t length = 10;
  if (id.size() <= length) return std::string(id);
  const std::string_view end = id.substr(id.size() - length);
  const bool hash = std::all_of(end.begin(), end.end(), [](unsigned char c) {
    return std::isdigit(c) != 0 || (c >= 'a' && c <= 'f');
  });
  return std::string(hash ? id.substr(0, id.size() - length) : id);
}

// The tasks of the state machines and what they call, however the definition is written.
void add_tasks(const Resources& resources, std::map<std::string, std::string>& result) {
  const auto deployment = build(resources);
  for (const Task& task : deployment->tasks) {
    result[without_hash(task.machine->resource->id)] +=
        fmt::format("\n  task {}: calls {}{}", task.name,
                    task.function ? without_hash(task.function->resource->id) : "no function here",
                    task.waits_for_token ? ", waits for a token" : "");
  }
}

std::map<std::string, std::string> canonical(const Resources& resources) {
  std::map<std::string, std::string> result;
  for (const Resource& resource : resources.all) {
    if (contains(ignored_types, resource.type)) continue;
    std::map<std::string, std::string> lines;
    for (const Entry& entry : resource.properties.entries()) {
      if (contains(ignored_keys, entry.key)) continue;
      const std::string content = spelled(entry.value, entry.key);
      if (content != "{}" && content != "[]") lines.emplace(entry.key, content);
    }
    std::string text = resource.type;
    for (const auto& [key, content] : lines) text += fmt::format("\n  {}: {}", key, content);
    result.emplace(without_hash(resource.id), text);
  }
  add_tasks(resources, result);
  return result;
}

}  // namespace plimsoll::test
