// What of AWS::Serverless::Function goes into AWS::Lambda::Function.
#include <algorithm>
#include <array>

#include "read/sam_function.h"

namespace plimsoll {

namespace {

// Properties that SAM reads itself; all others are Lambda's own and passed on.
constexpr std::array sam_only = {"AssumeRolePolicyDocument",
                                 "AutoPublishAlias",
                                 "AutoPublishAliasAllProperties",
                                 "AutoPublishCodeSha256",
                                 "CapacityProviderConfig",
                                 "CodeUri",
                                 "DeadLetterQueue",
                                 "DeploymentPreference",
                                 "EventInvokeConfig",
                                 "Events",
                                 "FunctionUrlConfig",
                                 "ImageUri",
                                 "InlineCode",
                                 "PermissionsBoundary",
                                 "Policies",
                                 "PropagateTags",
                                 "ProvisionedConcurrencyConfig",
                                 "Role",
                                 "RolePath",
                                 "SourceKMSKeyArn",
                                 "Tags",
                                 "Tracing",
                                 "VersionDeletionPolicy",
                                 "VersionDescription"};

bool is_sam_only(std::string_view key) {
  return std::find(sam_only.begin(), sam_only.end(), key) != sam_only.end();
}

Value code(const Value& sam) {
  Value location;
  if (const Entry* inlined = sam.find("InlineCode")) {
    location = At(inlined->key_span).map({{"ZipFile", inlined->value}});
  } else if (const Entry* image = sam.find("ImageUri")) {
    location = At(image->key_span).map({{"ImageUri", image->value}});
  } else {
    location = s3_location(sam["CodeUri"], "S3Bucket", "S3Key", "S3ObjectVersion");
  }
  const Value key = sam["SourceKMSKeyArn"];
  return location.is_map() ? At(location.span()).with(location, {{"SourceKMSKeyArn", key}})
                           : location;
}

Value tracing(const Value& sam) {
  const Value mode = sam["Tracing"];
  if (!mode || is(mode, "Disabled")) return {};
  return At(mode.span()).map({{"Mode", mode}});
}

Value dead_letter(const Value& sam) {
  const Value target = value_at(sam, {"DeadLetterQueue", "TargetArn"});
  if (!target) return {};
  return At(sam["DeadLetterQueue"].span()).map({{"TargetArn", target}});
}

Value capacity_provider(const Value& sam) {
  Value given = sam["CapacityProviderConfig"];
  if (!given.is_map()) return given;
  const At at(given.span());
  const auto pass = [&given](std::string_view key) { return given[key]; };
  const Value config = at.map(
      {{"CapacityProviderArn", given["Arn"]},
       {"PerExecutionEnvironmentMaxConcurrency", pass("PerExecutionEnvironmentMaxConcurrency")},
       {"ExecutionEnvironmentMemoryGiBPerVCpu", pass("ExecutionEnvironmentMemoryGiBPerVCpu")}});
  return at.map({{"LambdaManagedInstancesCapacityProviderConfig", config}});
}

// s3://bucket/key?versionId=…
struct S3Uri {
  std::string bucket;
  std::string key;
  std::string version;
};

S3Uri parse_s3_uri(std::string_view uri) {
  constexpr std::string_view scheme = "s3://";
  constexpr std::string_view version = "?versionId=";
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  S3Uri parsed;
  if (const std::size_t query = uri.find(version); query != std::string_view::npos) {
    parsed.version = std::string(uri.substr(query + version.size()));
    uri = uri.substr(0, query);
  }
  const std::size_t slash = uri.find('/');
  if (slash == std::string_view::npos) return {};
  parsed.bucket = std::string(uri.substr(0, slash));
  parsed.key = std::string(uri.substr(slash + 1));
  return parsed;
}

}  // namespace

Value s3_location(const Value& uri, std::string_view bucket_key, std::string_view object_key,
                  std::string_view version_key) {
  const At at(uri.span());
  if (uri.is_map()) {
    if (!uri.find("Bucket")) return uri;
    return at.map(
        {{bucket_key, uri["Bucket"]}, {object_key, uri["Key"]}, {version_key, uri["Version"]}});
  }
  const S3Uri parsed = parse_s3_uri(known_string(uri));
  if (parsed.bucket.empty()) return uri;
  return at.map({{bucket_key, parsed.bucket},
                 {object_key, parsed.key},
                 {version_key, parsed.version.empty() ? Value() : at.string(parsed.version)}});
}

Value tag_list(const Value& tags, std::string_view created_by, Span cause) {
  const At at(cause);
  std::vector<Value> list;
  if (!created_by.empty()) {
    list.push_back(at.map({{"Key", std::string(created_by)}, {"Value", "SAM"}}));
  }
  for (const Entry& tag : tags.entries()) {
    list.push_back(At(tag.key_span).map({{"Key", tag.key}, {"Value", tag.value}}));
  }
  return list.empty() ? Value() : at.list(std::move(list));
}

Value lambda_properties(const Value& sam, const Value& role, Span cause) {
  std::vector<Entry> entries;
  const bool published = !sam["AutoPublishAlias"].is_absent();
  for (const Entry& entry : sam.entries()) {
    // Without an alias to carry it the transform refuses it; here it stays where it was asked for.
    const bool homeless = entry.key == "ProvisionedConcurrencyConfig" && !published;
    if (!is_sam_only(entry.key) || homeless) entries.push_back(entry);
  }
  const auto put = [&](std::string_view key, Value value, std::string_view written_as) {
    if (!value) return;
    const Entry* source = sam.find(written_as);
    entries.push_back({std::string(key), source ? source->key_span : cause, std::move(value)});
  };
  std::string_view code_key = "CodeUri";
  if (sam.find("ImageUri")) code_key = "ImageUri";
  if (sam.find("InlineCode")) code_key = "InlineCode";
  put("Code", code(sam), code_key);
  put("Role", role, "Role");
  put("TracingConfig", tracing(sam), "Tracing");
  put("DeadLetterConfig", dead_letter(sam), "DeadLetterQueue");
  put("CapacityProviderConfig", capacity_provider(sam), "CapacityProviderConfig");
  put("Tags", tag_list(sam["Tags"], "lambda:createdBy", cause), "Tags");
  return Value::map(std::move(entries), sam ? sam.span() : cause, sam.is_open());
}

}  // namespace plimsoll
