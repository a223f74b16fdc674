// Nested stacks: AWS::CloudFormation::Stack and AWS::Serverless::Application with a local template.
#pragma once

#include <optional>
#include <string_view>

#include "read/cfn_instance.h"

namespace plimsoll {

bool is_nested_stack(Node resource);

// Where a nested stack's template lies, if that is written as a plain string.
Node template_location(Node resource);

// What is passed to a nested stack for one of its parameters; false when nothing is.
Node passed_to(const Instance& instance, std::string_view parameter);

// Neither a URL nor anything else that only makes sense once uploaded.
bool is_local_path(std::string_view location);

}  // namespace plimsoll
