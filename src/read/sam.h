// SAM: what the transform AWS::Serverless-2016-10-31 makes of a template's resources.
//
// In: the resources of one template in one scenario (conditions decided, properties evaluated,
// types of `AWS::Serverless` among them; `IgnoreGlobals` and `Connectors` in their attributes) and
// the evaluated Globals section. Out: plain CloudFormation resources, in the same order, each
// followed by what it makes the transform generate. A generated resource has the span of the line
// that caused it and `generated_by` of the resource in the file. Ids are the transform's own,
// except where it appends a hash of contents (versions, deployments, layers, domain names): then
// they are the part before the hash. Refuses nothing: where the transform would stop, what can be
// told is made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/sam_names.h"
#include "resource/resource.h"

namespace plimsoll {

struct SamExpansion {
  std::vector<Resource> resources;
  // For values outside the resources (outputs) that name generated resources: `Ref: Orders.Stage`.
  OfferedNames names;
  // The resources of SAM's types as they were before, Globals merged in.
  std::vector<Resource> written;
};

SamExpansion expand_sam(std::vector<Resource> resources, const Value& globals);

// "AWS::Serverless::Function" and the like.
bool is_sam_type(std::string_view type);

}  // namespace plimsoll
