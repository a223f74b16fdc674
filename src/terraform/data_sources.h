// What data sources answer without asking anybody.
//
// In: the type of a data source, one of its attributes, and its arguments when they are needed.
// Out: the value; nothing where the answer lies outside, so that it stays a Reference to the data
// source. What AWS fills in has the names that the CloudFormation reader gives it: AWS::Region.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

class Evaluator;

std::optional<Value> data_attribute(Evaluator& evaluator, std::string_view type,
                                    std::string_view attribute,
                                    const std::function<Value()>& arguments, Span use);

}  // namespace plimsoll::terraform
