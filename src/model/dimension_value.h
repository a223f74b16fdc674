// Whether the value of an alarm's dimension can be what CloudWatch knows the resource by: a queue
// is known by its name, and `!Ref` of a queue is its URL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/watched_metric.h"

namespace plimsoll {

struct WrongDimensionValue {
  std::string is;                      // "the URL of `Orders`"
  std::string_view wants;              // "the name of a queue"
  std::string write;                   // what to write instead: "!GetAtt Orders.QueueName"
  std::optional<Reference> reference;  // that, when it is a reference
};

// Nothing when the value may be right, or the dimension is not one that is looked at.
std::optional<WrongDimensionValue> wrong_value(std::string_view metric_namespace,
                                               const Dimension& dimension, const Names& names);

}  // namespace plimsoll
