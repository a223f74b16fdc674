// What is configured beside a function: aliases, versions, asynchronous invocations, URLs.
#include "facts/lambda_limits.h"
#include "model/function_target.h"
#include "model/steps.h"

namespace plimsoll {

namespace {

Function* function_named(Deployment& deployment, const Value& value) {
  return editable(deployment.functions, function_target(deployment, value).function);
}

Setting<int> provisioned(const Resource& resource) {
  return Section(resource)
      .in("ProvisionedConcurrencyConfig")
      .integer("ProvisionedConcurrentExecutions");
}

void add_versions(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::Version")) {
    auto version = declared_as<Version>(*resource);
    version.provisioned_concurrency = provisioned(*resource);
    deployment.versions.push_back(std::move(version));
    Function* function = function_named(deployment, resource->properties["FunctionName"]);
    if (function) function->versions.push_back(&deployment.versions.back());
  }
}

void add_aliases(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::Alias")) {
    auto alias = declared_as<Alias>(*resource);
    alias.alias_name = Section(*resource).string("Name");
    alias.function_version = resource->properties["FunctionVersion"];
    alias.version =
        declared_by(deployment.names.named(alias.function_version), deployment.versions);
    alias.provisioned_concurrency = provisioned(*resource);
    deployment.aliases.push_back(std::move(alias));
    Function* function = function_named(deployment, resource->properties["FunctionName"]);
    if (function) function->aliases.push_back(&deployment.aliases.back());
  }
}

void add_async_configs(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::EventInvokeConfig")) {
    const Section properties(*resource);
    const Section destinations = properties.in("DestinationConfig");
    auto config = declared_as<AsyncConfig>(*resource);
    config.on_failure = deployment.names.target(destinations.in("OnFailure")["Destination"]);
    config.on_success = deployment.names.target(destinations.in("OnSuccess")["Destination"]);
    config.retry_attempts =
        properties.integer("MaximumRetryAttempts", default_async_retry_attempts);
    config.maximum_event_age_s =
        properties.integer("MaximumEventAgeInSeconds", default_async_event_age_s);
    Function* function = function_named(deployment, properties["FunctionName"]);
    if (function) config.qualifier = qualifier_of(deployment, *function, properties["Qualifier"]);
    deployment.async_configs.push_back(std::move(config));
    if (function) function->async_configs.push_back(&deployment.async_configs.back());
  }
}

void add_urls(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::Url")) {
    const Section properties(*resource);
    auto url = declared_as<FunctionUrl>(*resource);
    url.auth_type = properties.string("AuthType");
    url.invoke_mode = properties.string("InvokeMode", "BUFFERED");
    url.cors = properties["Cors"];
    const FunctionTarget target = function_target(deployment, properties["TargetFunctionArn"]);
    url.qualifier = target.qualifier;
    Function* function = editable(deployment.functions, target.function);
    const Value written = properties["Qualifier"];
    if (function && written) url.qualifier = qualifier_of(deployment, *function, written);
    deployment.function_urls.push_back(std::move(url));
    if (function) function->urls.push_back(&deployment.function_urls.back());
  }
}

void join_provisioned_concurrency(Deployment& deployment) {
  const auto add = [&](const Function& function, const auto& published, Qualifier qualifier) {
    const Setting<int>& amount = published.provisioned_concurrency;
    if (amount.is_absent()) return;
    deployment.provisioned_concurrency.push_back(
        {.function = function, .qualifier = std::move(qualifier), .amount = amount});
  };
  for (const Function& function : deployment.functions) {
    const Setting<int> unpublished = provisioned(*function.resource);
    if (!unpublished.is_absent()) {
      deployment.provisioned_concurrency.push_back(
          {.function = function, .qualifier = {}, .amount = unpublished});
    }
    for (const Alias* alias : function.aliases) {
      add(function, *alias,
          qualifier_of(deployment, function, alias->resource->properties["Name"]));
    }
    for (const Version* version : function.versions) {
      const Reference number{.resource = version->resource->id, .attribute = "Version"};
      add(function, *version, qualifier_of(deployment, function, Value::reference(number, {})));
    }
  }
}

}  // namespace

void add_function_parts(Deployment& deployment) {
  add_versions(deployment);
  add_aliases(deployment);
  add_async_configs(deployment);
  add_urls(deployment);
  join_provisioned_concurrency(deployment);
}

}  // namespace plimsoll
