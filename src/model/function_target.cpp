#include "model/function_target.h"

#include <string>
#include <string_view>

#include "model/deployment.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

constexpr std::string_view latest = "$LATEST";

const Version* version_behind(const Function& function, std::string_view flat) {
  const auto reference = sole_reference(flat);
  if (!reference) return nullptr;
  for (const Version* version : function.versions) {
    if (version->resource->id == reference->resource) return version;
  }
  return nullptr;
}

const Alias* alias_called(const Deployment& deployment, const Function& function,
                          std::string_view flat_name) {
  for (const Alias* alias : function.aliases) {
    const Value name = alias->resource->properties["Name"];
    if (flat(deployment.names.spelled_out(name)) == flat_name) return alias;
  }
  return nullptr;
}

Qualifier qualifier(const Deployment& deployment, const Function& function, std::string_view flat) {
  if (flat.empty() || flat == latest) return {};
  Qualifier result{.text = readable(flat)};
  // `${stageVariables.alias}` in an integration's URI is filled in by API Gateway.
  result.known = !has_holes(flat) && flat.find("${") == std::string_view::npos;
  result.version = version_behind(function, flat);
  if (!is_ambiguous(flat)) result.alias = alias_called(deployment, function, flat);
  return result;
}

// What stands between "/functions/" and "/invocations" in the URI of an integration.
std::string_view without_path(std::string_view uri) {
  constexpr std::string_view functions = "/functions/";
  const std::size_t begin = uri.find(functions);
  if (begin == std::string_view::npos) return uri;
  uri.remove_prefix(begin + functions.size());
  for (const std::string_view end : {"/invocations", "/response-streaming-invocations"}) {
    if (uri.ends_with(end)) uri.remove_suffix(end.size());
  }
  return uri;
}

// The name and qualifier in an ARN, a partial ARN ("123456789012:function:Ship:live") or a name.
std::string_view name_and_qualifier(std::string_view flat) {
  if (const auto arn = split_arn(flat)) {
    return arn->service == "lambda" && arn->rest.starts_with("function:") ? arn->rest.substr(9)
                                                                          : std::string_view();
  }
  constexpr std::string_view partial = ":function:";
  const std::size_t begin = flat.find(partial);
  return begin == std::string_view::npos ? flat : flat.substr(begin + partial.size());
}

const Function* function_of(const Deployment& deployment, const Resource* resource) {
  return declared_by(resource, deployment.functions);
}

FunctionTarget parse(const Deployment& deployment, std::string_view spelled) {
  const std::string_view whole = name_and_qualifier(without_path(spelled));
  const std::size_t colon = find_outside(whole, ":");
  const Resource* resource =
      deployment.names.called(whole.substr(0, colon), "AWS::Lambda::Function");
  const Function* function = function_of(deployment, resource);
  if (!function) return {};
  const std::string_view rest =
      colon == std::string_view::npos ? std::string_view() : whole.substr(colon + 1);
  return {.function = function, .qualifier = qualifier(deployment, *function, rest)};
}

}  // namespace

FunctionTarget function_target(const Deployment& deployment, const Value& value) {
  if (const Reference* reference = value.as_reference()) {
    const Resource* resource = deployment.names.find(reference->resource);
    if (const Function* function = function_of(deployment, resource)) {
      const bool names_it = reference->attribute.empty() || reference->attribute == "Arn";
      return names_it ? FunctionTarget{.function = function} : FunctionTarget{};
    }
  } else if (value.is_list() || value.is_map() || value.is_absent()) {
    return {};
  }
  return parse(deployment, flat(deployment.names.spelled_out(value)));
}

Qualifier qualifier_of(const Deployment& deployment, const Function& function,
                       const Value& written) {
  const std::string spelled = flat(deployment.names.spelled_out(written));
  // `!Ref Live` is the ARN of the alias.
  const std::size_t colon = find_last_outside(spelled, ':');
  return qualifier(deployment, function, std::string_view(spelled).substr(colon + 1));
}

}  // namespace plimsoll
