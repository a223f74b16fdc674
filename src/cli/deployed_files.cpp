#include "cli/deployed_files.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/configurations.h"

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
Node global(const Document& document, std::string_view key) {
  const Node globals = document.root["Globals"];
  return globals && globals["Function"] ? globals["Function"][key] : Node();
}

Node written_at(Node resource, const Places& place, const Document& document) {
  const Node section = resource[place.section];
  const Node own = section ? section[place.key] : Node();
  if (own || place.key != "CodeUri") return own;
  return section && section["InlineCode"] ? Node() : global(document, place.key);
}

fs::path lying_at(const fs::path& folder, std::string_view written) {
  const fs::path path = (folder / fs::path(written)).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

// `src/app.handler` is the function `handler` in `src/app.py` or `src/app.js`.
fs::path handler_in(const fs::path& folder, Node resource, const Document& document) {
  const Node properties = resource["Properties"];
  Node handler = properties ? properties["Handler"] : Node();
  if (!handler) handler = global(document, "Handler");
  if (!handler || !handler.is_scalar() || !handler.tag().empty()) return {};
  const std::string_view text = handler.text();
  return (folder / fs::path(text.substr(0, text.rfind('.')))).lexically_normal();
}

}  // namespace

bool DeployedFile::is_whole_project() const {
  return is_at_or_below(absolute_path(template_path), path);
}

std::vector<DeployedFile> deployed_files(const Document& document,
                                         const std::string& template_path) {
  std::vector<DeployedFile> files;
  const fs::path folder = absolute_path(template_path).parent_path();
  const Node resources = document.root ? document.root["Resources"] : Node();
  if (!resources) return files;
  for (const Node resource : resources.children()) {
    const Node type = resource["Type"];
    if (!type || !type.is_scalar()) continue;
    for (const Places& place : places) {
      if (type.text() != place.type) continue;
      const Node written = written_at(resource, place, document);
      if (!is_local_path(written)) continue;
      files.push_back({.template_path = template_path,
                       .resource = std::string(resource.key()),
                       .span = {document.file, resource.key_span().begin, resource.span().end},
                       .path = lying_at(folder, written.text()),
                       .handler = {}});
      files.back().handler = handler_in(files.back().path, resource, document);
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
