// What references between instances are to CloudFormation.
//
// In: values in the provider's terms, in which `aws_sqs_queue.orders.url` is a Reference to that
// address and attribute. Out: the same values with CloudFormation's references (Ref of the queue),
// with the texts that the provider makes of them (an execution ARN, an invoke ARN), or with what
// the other resource writes for that attribute. What only AWS knows, and whatever a data source
// finds, is opaque, and the same wherever it is named.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "resource/value.h"
#include "terraform/instance.h"

namespace plimsoll::terraform {

// The id of the version that a function with `publish = true` publishes.
std::string version_id(const Instance& function);

// The id of the route table that AWS makes with a VPC.
std::string main_table_id(std::string_view vpc_address);

class References {
 public:
  // Keeps pointers into the deployment, which must stay where it is.
  explicit References(const Deployment& deployment);

  // Null for what is no instance of the deployment.
  const Instance* find(std::string_view address) const;
  // The value with everything in it, however deep.
  Value lowered(const Value& value) const { return lowered(value, 0); }

 private:
  Value lowered(const Value& value, int depth) const;
  Value lowered_text(const Value& value, const Text& text, int depth) const;
  Value reference(const Reference& reference, Span span, int depth) const;
  Value attribute(const Instance& instance, const Reference& reference, Span span, int depth) const;

  std::unordered_map<std::string_view, const Instance*> by_address_;
};

}  // namespace plimsoll::terraform
