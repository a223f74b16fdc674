#include "read/definition.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "read/plain.h"

namespace plimsoll {

namespace {

// Where a resource of this type names the file that holds what another property would.
struct Elsewhere {
  std::string_view type;
  std::string_view file;
  std::string_view contents;
};

constexpr std::array elsewhere{
    Elsewhere{"AWS::Serverless::StateMachine", "DefinitionUri", "Definition"},
    Elsewhere{"AWS::StepFunctions::StateMachine", "DefinitionS3Location", "Definition"},
    Elsewhere{"AWS::Serverless::Api", "DefinitionUri", "DefinitionBody"},
    Elsewhere{"AWS::Serverless::HttpApi", "DefinitionUri", "DefinitionBody"},
    Elsewhere{"AWS::ApiGateway::RestApi", "BodyS3Location", "Body"},
    Elsewhere{"AWS::ApiGatewayV2::Api", "BodyS3Location", "Body"},
};

}  // namespace

void read_definition(Resource& resource, const OpenFile& open_file) {
  for (const Elsewhere& place : elsewhere) {
    if (resource.type != place.type || resource.properties.find(place.contents)) continue;
    const Entry* file = resource.properties.find(place.file);
    const std::string* path = file ? file->value.as_string() : nullptr;
    if (!path) continue;
    const Value contents = plain_value(open_file(*path));
    if (!contents) continue;
    std::vector<Entry> entries;
    entries.push_back({std::string(place.contents), file->key_span, contents});
    resource.properties = resource.properties.with(std::move(entries));
  }
}

}  // namespace plimsoll
