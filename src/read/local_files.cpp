#include "read/local_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "read/build_signs.h"
#include "read/cfn_nested.h"
#include "read/sam_globals.h"
#include "text/folder.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

// The properties that a deployment tool replaces by what it has uploaded.
struct Named {
  std::string_view type;
  std::string_view property;
  bool is_package = false;  // becomes the code of a function or a layer
};

constexpr std::array named{
    Named{"AWS::Serverless::Function", "CodeUri", true},
    Named{"AWS::Serverless::LayerVersion", "ContentUri", true},
    Named{"AWS::Serverless::Api", "DefinitionUri"},
    Named{"AWS::Serverless::HttpApi", "DefinitionUri"},
    Named{"AWS::Serverless::StateMachine", "DefinitionUri"},
    Named{"AWS::Serverless::GraphQLApi", "SchemaUri"},
    Named{"AWS::Serverless::Application", "Location"},
    Named{"AWS::CloudFormation::Stack", "TemplateURL"},
    Named{"AWS::Lambda::Function", "Code", true},
    Named{"AWS::Lambda::LayerVersion", "Content", true},
    Named{"AWS::ApiGateway::RestApi", "BodyS3Location"},
    Named{"AWS::StepFunctions::StateMachine", "DefinitionS3Location"},
};

bool is(const Value& value, std::string_view text) {
  return value.as_string() && *value.as_string() == text;
}

// Images have no path, inline code needs none.
bool needs_none(const Resource& resource) {
  return is(resource.properties["PackageType"], "Image") ||
         static_cast<bool>(resource.properties["InlineCode"]);
}

// A path relative to the template, as it is written out there.
bool is_judged(const Value& path) {
  if (!is_written_out(path)) return false;
  const std::string& text = *path.as_string();
  return is_local_path(text) && !text.starts_with('/') && !text.starts_with('~') &&
         text.find_first_of("\\<>*$") == std::string::npos;
}

// "the path to your code": what stands for a path until somebody writes one.
bool may_be_placeholder(const std::string& path) {
  return path.find(' ') != std::string::npos;
}

// None of a folder with so many that nobody sees through it.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  const Seen seen = look_into(folder, [&names](const fs::directory_entry& entry) {
    names.push_back(entry.path().filename().string());
    return Next::go_on;
  });
  if (seen != Seen::all) names.clear();
  std::ranges::sort(names);
  return names;
}

// Goes down the path as far as it exists.
void add_missing_part(const fs::path& folder, const fs::path& path, LocalFile& file) {
  fs::path at = folder;
  for (const fs::path& part : path) {
    std::error_code error;
    if (fs::exists(at / part, error)) {
      at /= part;
      continue;
    }
    file.missing_part = part.string();
    file.beside = names_in(at);
    return;
  }
}

// Whether the folder is uploaded as it is: without `sam build`, or with a build that only adds.
bool is_packaged_as_it_is(const Resource& resource) {
  const Value metadata = resource.attributes["Metadata"];
  if (metadata["BuildMethod"]) return false;
  const std::string* runtime = resource.properties["Runtime"].as_string();
  constexpr std::array<std::string_view, 4> copied{"python", "ruby", "provided", "nodejs"};
  return !runtime || std::ranges::any_of(copied, [runtime](std::string_view family) {
    return runtime->starts_with(family);
  });
}

LocalFile look(const Resource& resource, const fs::path& folder, const fs::path& path) {
  LocalFile file;
  std::error_code error;
  file.exists = fs::exists(folder / path, error) || error;
  if (file.exists) return file;
  const std::optional<bool> skip_build = resource.attributes["Metadata"]["SkipBuild"].as_bool();
  file.is_built = skip_build.value_or(false) || may_be_built(folder, path);
  if (!file.is_built) add_missing_part(folder, path, file);
  return file;
}

}  // namespace

void LocalFiles::add(const Resource& resource, const std::string& template_path,
                     std::vector<LocalFile>& to) {
  const auto place = std::ranges::find(named, std::string_view(resource.type), &Named::type);
  if (place == named.end() || needs_none(resource)) return;
  const Value path = resource.properties[place->property];
  if (!is_judged(path)) return;
  const fs::path folder = fs::path(template_path).parent_path();
  const std::pair key(template_path, *path.as_string());
  auto known = known_.find(key);
  if (known == known_.end()) known = known_.emplace(key, look(resource, folder, key.second)).first;
  LocalFile file = known->second;
  if (!file.exists && may_be_placeholder(key.second)) return;
  file.resource = resource.id;
  file.property = place->property;
  file.path = path;
  file.on_disk = (folder / key.second).lexically_normal().generic_string();
  if (place->is_package && file.exists && is_packaged_as_it_is(resource)) {
    const auto [contents, is_new] = packages_.try_emplace(file.on_disk);
    if (is_new) contents->second = package_contents(file.on_disk, folder);
    if (is_new && contents->second.too_many) {
      not_evaluated_.push_back(
          {path.span(), fmt::format("`{}` {}: how large they are together, and for which processor "
                                    "they are built, is not looked at",
                                    key.second, has_too_many)});
    }
    file.unzipped_bytes = contents->second.bytes;
    file.native_libraries = contents->second.libraries;
  }
  to.push_back(std::move(file));
}

}  // namespace plimsoll
