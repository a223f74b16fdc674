// Functions and what the provider keeps beside them.
#include "terraform/fold.h"

namespace plimsoll::terraform {

namespace {

constexpr Named function_kind{"AWS::Lambda::Function", "FunctionName"};

// -1 is how the provider says that nothing is reserved.
void drop_unreserved(Resource& function) {
  const Value reserved = function.properties["ReservedConcurrentExecutions"];
  if (reserved.as_int() == -1) {
    function.properties = function.properties.without("ReservedConcurrentExecutions");
  }
}

// `publish = true` makes a version at every change.
void add_version(const Instance& function, Lowering& lowering) {
  const Value publish = function.attributes["publish"];
  if (publish.as_bool() != true) return;
  const Value of = Value::reference({function.address, ""}, publish.span());
  Resource& version = lowering.add(function, "AWS::Lambda::Version", version_id(function));
  set_property(version, "FunctionName", of);
}

// The alias or version of a provisioned concurrency: a qualifier is a name or a number.
Resource* published(const Value& function, const Value& qualifier, Lowering& lowering) {
  for (const std::string_view type : {"AWS::Lambda::Alias", "AWS::Lambda::Version"}) {
    if (Resource* resource = lowering.named(qualifier, {type, ""})) return resource;
  }
  for (Resource* alias : lowering.all_of("AWS::Lambda::Alias")) {
    const bool fits = same(alias->properties["Name"], qualifier) &&
                      same(alias->properties["FunctionName"], function);
    if (fits) return alias;
  }
  return nullptr;
}

// A permission that the provider adds on its own when it makes a public URL.
Resource& add_permission(const Instance& url, Lowering& lowering, std::string_view action) {
  const std::string id = url.address + "." + std::string(action);
  const auto word = [&](std::string_view text) {
    return Value::scalar(std::string(text), url.span, true);
  };
  Resource& permission = lowering.add(url, "AWS::Lambda::Permission", id);
  set_property(permission, "FunctionName", lowering.attribute(url, "function_name"));
  set_property(permission, "Action", word(action));
  set_property(permission, "Principal", word("*"));
  if (const Value qualifier = lowering.attribute(url, "qualifier")) {
    set_property(permission, "Qualifier", qualifier);
  }
  return permission;
}

}  // namespace

// Up to version 6.28 the provider adds one of the two permissions that a public URL needs, since
// then both. Source: hashicorp/terraform-provider-aws#44858.
void fold_function_url(const Instance& url, Lowering& lowering) {
  const std::string* type = url.attributes["authorization_type"].as_string();
  if (!type || *type != "NONE") return;
  const Value none = Value::scalar("NONE", url.span, true);
  set_property(add_permission(url, lowering, "lambda:InvokeFunctionUrl"), "FunctionUrlAuthType",
               none);
  if (lowering.adds_both_url_permissions()) {
    set_property(add_permission(url, lowering, "lambda:InvokeFunction"), "InvokedViaFunctionUrl",
                 Value::scalar("true", url.span));
  }
}

void fold_function(const Instance& function, Lowering& lowering) {
  if (Resource* resource = lowering.made(function)) drop_unreserved(*resource);
  add_version(function, lowering);
}

void fold_provisioned_concurrency(const Instance& config, Lowering& lowering) {
  const Value function = lowering.attribute(config, "function_name");
  const Value qualifier = lowering.attribute(config, "qualifier");
  Resource* holder = published(function, qualifier, lowering);
  if (!holder) return;
  set_property(*holder, "ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions",
               lowering.attribute(config, "provisioned_concurrent_executions"));
}

void fold_recursion(const Instance& config, Lowering& lowering) {
  const Value name = lowering.attribute(config, "function_name");
  if (Resource* function = lowering.named(name, function_kind)) {
    set_property(*function, "RecursiveLoop", lowering.attribute(config, "recursive_loop"));
  }
}

}  // namespace plimsoll::terraform
