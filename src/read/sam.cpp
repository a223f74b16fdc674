#include "read/sam.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "read/sam_api.h"
#include "read/sam_function.h"
#include "read/sam_globals.h"
#include "read/sam_resource.h"

namespace plimsoll {

namespace {

struct Lowering {
  std::string_view type;
  void (*lower)(Resource&, Stack&);
};

// In the order of the transform: functions and state machines add routes to APIs, connectors look
// at what has become of the others.
constexpr std::array lowerings = {
    Lowering{"AWS::Serverless::Function", lower_function},
    Lowering{"AWS::Serverless::StateMachine", lower_state_machine},
    Lowering{"AWS::Serverless::Api", lower_rest_api},
    Lowering{"AWS::Serverless::HttpApi", lower_http_api},
    Lowering{"AWS::Serverless::WebSocketApi", lower_websocket_api},
    Lowering{"AWS::Serverless::SimpleTable", lower_simple_table},
    Lowering{"AWS::Serverless::LayerVersion", lower_layer_version},
    Lowering{"AWS::Serverless::Application", lower_application},
    Lowering{"AWS::Serverless::CapacityProvider", lower_capacity_provider},
    Lowering{"AWS::Serverless::GraphQLApi", lower_graphql_api},
    Lowering{"AWS::Serverless::Connector", lower_connector},
};

}  // namespace

bool is_sam_type(std::string_view type) {
  return type.starts_with("AWS::Serverless::");
}

SamExpansion expand_sam(std::vector<Resource> resources, const Value& globals) {
  const bool any = std::any_of(resources.begin(), resources.end(), [](const Resource& resource) {
    return is_sam_type(resource.type) || resource.attributes.find("Connectors");
  });
  if (!any) return {std::move(resources), {}, {}};
  const auto own = static_cast<std::ptrdiff_t>(resources.size());
  Stack stack(std::move(resources));
  declare_embedded_connectors(stack);
  declare_implicit_apis(stack, globals);
  for (Resource& resource : stack.given()) resource.properties = with_globals(resource, globals);
  std::vector<Resource> written;
  std::copy_if(stack.given().begin(), stack.given().begin() + own, std::back_inserter(written),
               [](const Resource& resource) { return is_sam_type(resource.type); });
  for (const Lowering& lowering : lowerings) {
    // By index: a resource may declare further ones.
    for (std::size_t i = 0; i < stack.given().size(); ++i) {
      Resource& resource = stack.given()[i];
      if (resource.type == lowering.type) lowering.lower(resource, stack);
    }
  }
  SamExpansion expansion = stack.take();
  expansion.written = std::move(written);
  return expansion;
}

}  // namespace plimsoll
