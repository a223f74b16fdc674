// A name that a template uses and that neither the template nor what is generated of it defines.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "text/span.h"

namespace plimsoll {

struct UnknownName {
  // What is looked for under the name.
  enum class Kind : std::uint8_t {
    value,      // Ref and ${Name}: a parameter or a resource
    resource,   // Fn::GetAtt, ${Name.Attribute}, DependsOn
    condition,  // Condition, Fn::If
    mapping,    // Fn::FindInMap
  };

  Kind kind = Kind::value;
  std::string name;
  Span span;
  // Every name of that kind that the template does define; sorted, shared by all that ask for one.
  std::shared_ptr<const std::vector<std::string>> defined;
};

}  // namespace plimsoll
