// REST APIs: a method's integration and responses, a stage's settings. HTTP APIs: settings of
// routes.
#include <utility>

#include "terraform/fold.h"
#include "terraform/properties.h"

namespace plimsoll::terraform {

namespace {

constexpr Named api_kind{"AWS::ApiGateway::RestApi", ""};
constexpr Named stage_kind{"AWS::ApiGateway::Stage", ""};

// The method of the same API, resource and verb.
Resource* method_of(const Instance& part, Lowering& lowering) {
  const Value resource = lowering.attribute(part, "resource_id");
  const Value api = lowering.attribute(part, "rest_api_id");
  const Value verb = lowering.attribute(part, "http_method");
  for (Resource* method : lowering.all_of("AWS::ApiGateway::Method")) {
    const Value& properties = method->properties;
    const bool fits = same(properties["ResourceId"], resource) &&
                      same(properties["HttpMethod"], verb) && same(properties["RestApiId"], api);
    if (fits) return method;
  }
  return nullptr;
}

// The stages that settings may be for: by reference, or by the API and the name.
std::vector<Resource*> stages_of(const Instance& settings, Lowering& lowering) {
  const Value name = lowering.attribute(settings, "stage_name");
  if (Resource* stage = lowering.named(name, stage_kind)) return {stage};
  const Value api = lowering.attribute(settings, "rest_api_id");
  std::vector<Resource*> stages;
  for (Resource* stage : lowering.all_of(stage_kind.type)) {
    const Value& properties = stage->properties;
    const bool may_fit = Lowering::may_be_any(name) || same(properties["StageName"], name);
    if (may_fit && same(properties["RestApiId"], api)) stages.push_back(stage);
  }
  return stages;
}

Entry entry(std::string_view key, Value value) {
  const Span span = value.span();
  return {std::string(key), span, std::move(value)};
}

// "orders/GET" is a resource path without its first slash, and a method.
std::vector<Entry> method_path(const Value& written) {
  const std::string* text = written.as_string();
  const std::size_t slash = text ? text->rfind('/') : std::string::npos;
  if (slash == std::string::npos) {
    const Value unknown = Value::opaque("", written.span());
    return {entry("ResourcePath", unknown), entry("HttpMethod", unknown)};
  }
  const auto word = [&](std::string spelled) {
    return Value::scalar(std::move(spelled), written.span(), true);
  };
  return {entry("ResourcePath", word("/" + text->substr(0, slash))),
          entry("HttpMethod", word(text->substr(slash + 1)))};
}

// -1 is how the provider says that a limit is not set.
bool is_unset(const Entry& setting) {
  return setting.key.starts_with("Throttling") && setting.value.as_number() == -1;
}

}  // namespace

void fold_rest_policy(const Instance& policy, Lowering& lowering) {
  if (Resource* api = lowering.named(lowering.attribute(policy, "rest_api_id"), api_kind)) {
    set_property(*api, "Policy", structured(lowering.attribute(policy, "policy")));
  }
}

void fold_integration(const Instance& integration, Lowering& lowering) {
  Resource* method = method_of(integration, lowering);
  if (!method) return;
  const Value part = part_of(integration.type, lowering.attributes(integration),
                             "AWS::ApiGateway::Method", "Integration");
  for (const Entry& each : part.entries()) {
    set_property(*method, "Integration." + each.key, each.value);
  }
}

void fold_integration_response(const Instance& response, Lowering& lowering) {
  Resource* method = method_of(response, lowering);
  if (!method) return;
  append_property(*method, "Integration.IntegrationResponses",
                  part_of(response.type, lowering.attributes(response), "AWS::ApiGateway::Method",
                          "Integration.IntegrationResponses"));
}

void fold_method_response(const Instance& response, Lowering& lowering) {
  Resource* method = method_of(response, lowering);
  if (!method) return;
  append_property(*method, "MethodResponses",
                  part_of(response.type, lowering.attributes(response), "AWS::ApiGateway::Method",
                          "MethodResponses"));
}

void fold_method_settings(const Instance& settings, Lowering& lowering) {
  std::vector<Entry> item = method_path(lowering.attribute(settings, "method_path"));
  const Value blocks = lowering.attribute(settings, "settings");
  const Value block = blocks.items().empty() ? blocks : blocks.items().front();
  const Value part = part_of(settings.type, block, stage_kind.type, "MethodSettings");
  for (const Entry& each : part.entries()) {
    if (!is_unset(each)) item.push_back(each);
  }
  const Value whole = Value::map(std::move(item), settings.span, block.is_opaque());
  for (Resource* stage : stages_of(settings, lowering)) {
    append_property(*stage, "MethodSettings", whole);
  }
}

// A list of blocks with their key inside, where CloudFormation has a map.
void fold_http_stage(const Instance& stage, Lowering& lowering) {
  Resource* resource = lowering.made(stage);
  const Value blocks = lowering.attribute(stage, "route_settings");
  if (!resource || !blocks) return;
  std::vector<Entry> settings;
  bool open = blocks.is_opaque();
  for (const Value& block : blocks.items()) {
    const std::string* key = block["route_key"].as_string();
    if (!key) open = true;
    if (!key) continue;
    settings.push_back(
        {*key, block.span(),
         part_of(stage.type, block, "AWS::ApiGatewayV2::Stage", "DefaultRouteSettings")});
  }
  set_property(*resource, "RouteSettings", Value::map(std::move(settings), blocks.span(), open));
}

}  // namespace plimsoll::terraform
