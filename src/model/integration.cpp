#include "model/integration.h"

#include <algorithm>
#include <cctype>

#include "resource/flat.h"
#include "text/lower_case.h"

namespace plimsoll {

const IntegrationKeys rest_integration = {
    .type = "Type",
    .uri = "Uri",
    .timeout_ms = "TimeoutInMillis",
    .credentials = "Credentials",
    .request_parameters = "RequestParameters",
    .payload_format = "PayloadFormatVersion",
    .transfer_mode = "ResponseTransferMode",
    .responses = "IntegrationResponses",
    .response_parameters = "ResponseParameters",
};

const IntegrationKeys http_integration = {
    .type = "IntegrationType",
    .uri = "IntegrationUri",
    .timeout_ms = "TimeoutInMillis",
    .credentials = "CredentialsArn",
    .request_parameters = "RequestParameters",
    .payload_format = "PayloadFormatVersion",
    .transfer_mode = "ResponseTransferMode",
    .responses = "IntegrationResponses",
    .response_parameters = "ResponseParameters",
};

const IntegrationKeys openapi_integration = {
    .type = "type",
    .uri = "uri",
    .timeout_ms = "timeoutInMillis",
    .credentials = "credentials",
    .request_parameters = "requestParameters",
    .payload_format = "payloadFormatVersion",
    .transfer_mode = "responseTransferMode",
    .responses = "responses",
    .response_parameters = "responseParameters",
};

namespace {

std::string upper_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return result;
}

// OpenAPI documents write `aws_proxy` as well.
Setting<std::string> type_of(const Value& value, const Place& route) {
  const std::string* text = value.as_string();
  if (!text) return string_setting(value, route);
  return Setting<std::string>::written(upper_case(*text), value);
}

// A header that the API sets decides whether Lambda is to answer at once. Where the client's own
// header is passed on, the client may ask for it.
bool is_asynchronous(const Value& request_parameters) {
  constexpr std::string_view header = "integration.request.header.x-amz-invocation-type";
  for (const Entry& entry : request_parameters.entries()) {
    if (!same_but_for_case(entry.key, header)) continue;
    const std::string* value = entry.value.as_string();
    return !value || *value != "'RequestResponse'";
  }
  return false;
}

bool is_streaming(const Value& transfer_mode, const Value& uri, const Names& names) {
  const std::string* mode = transfer_mode.as_string();
  if (mode && *mode == "STREAM") return true;
  return flat(names.spelled_out(uri)).ends_with("/response-streaming-invocations");
}

// A list in CloudFormation, a map by pattern in OpenAPI.
std::vector<Value> response_parameters(const Value& responses, std::string_view key) {
  std::vector<Value> parameters;
  for (const Value& response : responses.items()) parameters.push_back(response[key]);
  for (const Entry& response : responses.entries()) parameters.push_back(response.value[key]);
  return parameters;
}

}  // namespace

Integration read_integration(const Value& written, const Place& route, const IntegrationKeys& keys,
                             const Names& names) {
  const Section properties(written, route);
  Integration integration;
  integration.written = written;
  integration.type = type_of(properties[keys.type], route);
  integration.uri = names.target(properties[keys.uri]);
  integration.timeout_ms = properties.integer(keys.timeout_ms);
  integration.credentials = properties[keys.credentials];
  integration.asynchronous = is_asynchronous(properties[keys.request_parameters]);
  integration.streaming =
      is_streaming(properties[keys.transfer_mode], integration.uri.value, names);
  integration.payload_format = properties.string(keys.payload_format, "1.0");
  integration.responses = properties[keys.responses];
  integration.response_parameters =
      response_parameters(integration.responses, keys.response_parameters);
  return integration;
}

}  // namespace plimsoll
