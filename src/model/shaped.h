// The values of a resource, each beside what CloudFormation says may stand there.
//
// In: the resources of a deployment. Out: visits, from the properties as a whole down to the last
// scalar, as far as the table of resource types knows the way: what is free in form (JSON) is
// visited and not entered, nor is what the type does not know. Resources of other types, and
// custom ones, are not visited; nor are Terraform's, whose schema is the provider's.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "facts/resource_types.h"
#include "model/deployment.h"

namespace plimsoll {

struct Shaped {
  const Resource& resource;
  const Value& value;
  // Never `either`: of alternatives the one that fits the form of the value; `json` when one is.
  Shape shape;
  // The nearest key above the value, for what the value lacks. Of the properties as a whole the key
  // of the resource.
  Span key;
  // SAM's transform makes the resource, or makes it of one of its own types: the names of its
  // properties are right and complete whatever the author wrote. Deeper values are often theirs.
  bool by_sam;
  const Shaped* parent;   // null: the properties as a whole
  std::string_view name;  // of the property; empty for an item of a list and for the whole

  // "Environment.Variables"; empty for the properties as a whole.
  std::string path() const;
  bool is_whole() const { return parent == nullptr; }
};

void visit_shaped(const Deployment& deployment, const std::function<void(const Shaped&)>& visitor);

// "`VpcConfig.SubnetIds` of `AWS::Lambda::Function`": how messages name the place of a value; the
// type alone when the path is empty.
std::string place_name(const Shaped& shaped, std::string_view property = {});

}  // namespace plimsoll
