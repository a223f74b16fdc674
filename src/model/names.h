// Which resource a value names, and the ARN that AWS will make of a reference.
//
// In: the resources of a deployment. Out: the resource behind a Ref, a GetAtt, an ARN or a name;
// texts in which references are spelled out as far as the files know, so that
// `!GetAtt Orders.Arn` and `arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders` can be compared.
// What is outside the files is not found; an opaque value names nothing that is known.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/declared.h"
#include "resource/resource.h"
#include "resource/value.h"

namespace plimsoll {

class Names {
 public:
  Names() = default;
  // Keeps pointers into `resources`, which must stay where they are.
  explicit Names(const std::vector<Resource>& resources);

  // By Resource::id; null when there is none.
  const Resource* find(std::string_view id) const;
  // In the order of the file.
  std::span<const Resource* const> of_type(std::string_view type) const;

  // The resource that a value names by Ref, GetAtt or ARN, or, where a type is asked for, by its
  // physical name.
  const Resource* named(const Value& value, std::string_view type = {}) const;
  // The same by a physical name, or the hole that stands for one, as a flat string (flat.h).
  const Resource* called(std::string_view flat_name, std::string_view type) const;
  Target target(const Value& value) const { return {.value = value, .resource = named(value)}; }

  // The value with its references spelled out: a GetAtt of a known type's ARN becomes the ARN, a
  // Ref the physical name where it is written. What stays a reference is a name that AWS makes up,
  // different for each resource; what is left that only AWS knows becomes opaque.
  Text spelled_out(const Value& value) const;
  // The ARN of a resource; no parts for a type whose ARN has no known form.
  Text arn(const Resource& resource) const;

 private:
  class Speller;

  const Resource* with_arn(std::string_view flat_arn) const;

  std::unordered_map<std::string_view, const Resource*> by_id_;
  std::unordered_map<std::string_view, std::vector<const Resource*>> by_type_;
  // Names as flat strings, so that `${Stage}-orders` is found as well.
  std::unordered_map<std::string, std::vector<const Resource*>> by_name_;
};

}  // namespace plimsoll
