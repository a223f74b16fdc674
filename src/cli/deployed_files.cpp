#include "cli/deployed_files.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// A section of a resource and the key in it that names local files, for SAM and for what `aws
// cloudformation package` uploads.
struct Places {
  std::string_view type;
  std::string_view section;
  std::string_view key;
};

constexpr std::array<Places, 10> places{{
    {"AWS::Serverless::Function", "Properties", "CodeUri"},
    {"AWS::Serverless::Function", "Metadata", "DockerContext"},
    {"AWS::Lambda::Function", "Properties", "Code"},
    {"AWS::Serverless::LayerVersion", "Properties", "ContentUri"},
    {"AWS::Lambda::LayerVersion", "Properties", "Content"},
    {"AWS::Serverless::StateMachine", "Properties", "DefinitionUri"},
    {"AWS::StepFunctions::StateMachine", "Properties", "DefinitionS3Location"},
    {"AWS::Serverless::Api", "Properties", "DefinitionUri"},
    {"AWS::Serverless::HttpApi", "Properties", "DefinitionUri"},
    {"AWS::Serverless::GraphQLApi", "Properties", "SchemaUri"},
}};

bool is_local_path(Node value) {
  return value && value.is_scalar() && value.tag().empty() && !value.text().empty() &&
         value.text().find("://") == std::string_view::npos;
}

// What a SAM function inherits when it says nothing itself.
Node global_code(const Document& document) {
  const Node globals = document.root["Globals"];
  return globals && globals["Function"] ? globals["Function"]["CodeUri"] : Node();
}

Node written_at(Node resource, const Places& place, const Document& document) {
  const Node section = resource[place.section];
  const Node own = section ? section[place.key] : Node();
  if (own || place.key != "CodeUri") return own;
  return section && section["InlineCode"] ? Node() : global_code(document);
}

fs::path lying_at(const fs::path& template_path, std::string_view written) {
  const fs::path path = (template_path.parent_path() / fs::path(written)).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

std::vector<DeployedFile> deployed_files(const Document& document, const fs::path& template_path) {
  std::vector<DeployedFile> files;
  const Node resources = document.root ? document.root["Resources"] : Node();
  if (!resources) return files;
  for (const Node resource : resources.children()) {
    const Node type = resource["Type"];
    if (!type || !type.is_scalar()) continue;
    for (const Places& place : places) {
      if (type.text() != place.type) continue;
      const Node written = written_at(resource, place, document);
      if (!is_local_path(written)) continue;
      files.push_back({std::string(resource.key()), lying_at(template_path, written.text())});
    }
  }
  return files;
}

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
  const auto [in_folder, in_path] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end();
}

}  // namespace plimsoll
