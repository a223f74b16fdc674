// Reading what a route calls: the three notations of an integration.
#pragma once

#include <string_view>

#include "model/api.h"
#include "model/names.h"
#include "model/section.h"

namespace plimsoll {

// How a notation calls the properties of an integration.
struct IntegrationKeys {
  std::string_view type;
  std::string_view uri;
  std::string_view timeout_ms;
  std::string_view credentials;
  std::string_view request_parameters;
  std::string_view payload_format;
  std::string_view transfer_mode;
  std::string_view responses;
  std::string_view response_parameters;  // of each of these
};

// AWS::ApiGateway::Method, AWS::ApiGatewayV2::Integration, and x-amazon-apigateway-integration.
extern const IntegrationKeys rest_integration;
extern const IntegrationKeys http_integration;
extern const IntegrationKeys openapi_integration;

Integration read_integration(const Value& written, const Place& route, const IntegrationKeys& keys,
                             const Names& names);

}  // namespace plimsoll
