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

}  // namespace

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
