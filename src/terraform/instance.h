// What Terraform would deploy, in the provider's vocabulary: every instance of every resource.
//
// In: a configuration whose expressions are evaluated (configuration.h) or a plan (plan.h). Out:
// plain instances; lower.h turns them into CloudFormation's resources. The one form in which both
// readers meet, so that nothing behind it knows which of them it was.
//
// Values are those of resource/value.h with the provider's snake_case names: attributes and nested
// blocks alike are entries of a map; a nested block is a list of maps, one a block, as in plans (in
// `.tf.json` one block may be a map alone, which looks like an attribute there). A
// reference to another instance is a Reference {address, attribute as the provider calls it}:
// {"aws_sqs_queue.orders", "arn"}, {"module.net.aws_vpc.this[0]", "id"}. What no one writes is
// absent; what is written and cannot be known is opaque; a computed attribute that no one writes is
// absent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resource/resource.h"
#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

struct Instance {
  std::string address;  // "module.api.aws_lambda_function.orders[\"eu\"]"
  // What its configuration block is called: the address without instance keys and modules.
  std::string name;  // "aws_lambda_function.orders"
  std::string type;  // "aws_lambda_function"
  // Data sources are instances too: lower.h knows what they stand for. So are calls of modules that
  // are not local, of the type "module terraform-aws-modules/lambda/aws"; their attributes are the
  // inputs, and what is asked of them are outputs.
  bool is_data = false;
  Span span;         // the label that names the resource
  Value attributes;  // a map; open where a dynamic block could not be evaluated
  Value lifecycle;   // ignore_changes …; a map, absent where not written
  // The number of instances cannot be known: there may be none, or many like this one.
  bool is_conditional = false;
  std::vector<std::string> depends_on;  // addresses
};

struct Deployment {
  std::vector<Instance> instances;  // in the order of the files, modules after their call
  // `required_providers` of the root: "aws" → "~> 5.0"; empty when not written.
  std::string aws_provider_constraint;
  std::vector<Region> not_evaluated;       // module sources that are not local …
  std::vector<UnknownName> unknown_names;  // undeclared resources, locals, variables, modules
  // Addresses that outputs of the root module name.
  std::vector<std::string> handed_out;
};

}  // namespace plimsoll::terraform
