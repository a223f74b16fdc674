// A Text as one string that can be searched and cut: each hole is a run between two marks that no
// template contains. Two flat strings are equal when their texts are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "resource/value.h"

namespace plimsoll {

std::string flat(const Text& text);
Text unflat(std::string_view flat);

// What a flat string reads like: "${Stage}-orders".
std::string readable(std::string_view flat);

// Whether some part of it is not known.
bool has_holes(std::string_view flat);
// Whether it has a hole that is like no other, so that equal strings may still differ.
bool is_ambiguous(std::string_view flat);
// The reference, when the whole string is one.
std::optional<Reference> sole_reference(std::string_view flat);

// The first of these characters outside of holes; npos when there is none.
std::size_t find_outside(std::string_view flat, std::string_view characters, std::size_t from = 0);
// The last one outside of holes.
std::size_t find_last_outside(std::string_view flat, char character);

// An ARN cut at its colons; what the last part holds depends on the service.
struct FlatArn {
  std::string_view service;
  std::string_view region;
  std::string_view account;
  std::string_view rest;
};
// Nothing when the string is no ARN.
std::optional<FlatArn> split_arn(std::string_view flat);

}  // namespace plimsoll
