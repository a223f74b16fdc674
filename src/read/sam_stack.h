// What the SAM transform works on: the resources of one template, and what is generated from them.
//
// In: the template's resources with Globals merged in. Events change other resources of the
// template in place (a bucket's notifications, the body of an API). Out: the resources in the order
// of the template, each followed by what it made the transform generate.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/sam.h"
#include "read/sam_api_body.h"
#include "resource/resource.h"

namespace plimsoll {

class Stack {
 public:
  explicit Stack(std::vector<Resource> resources);

  // The resources as the template has them. Valid until the next `declare`.
  std::vector<Resource>& given() { return given_; }

  // A further resource of the template (an implicit API, an embedded connector). `like` has the
  // name and lends the prefix of its id: both are of one template.
  void declare(Resource resource);

  // The resource of the template that a value refers to, with `Ref` or by its logical id; null when
  // it refers to none.
  Resource* find(const Value& value);
  Resource* find_id(std::string_view id);
  Resource* find_name(std::string_view name);

  // The id of a resource of this template: nested stacks put their path before the name.
  std::string id_of(std::string_view name) const { return prefix_ + std::string(name); }

  // The body of an API of the template, with the routes that events have added so far.
  ApiBody& body(const Resource& api);

  // The Lambda notifications of a bucket: its own, then those of events.
  Distinct& notifications(const Resource& bucket);

  // Adds what `cause` makes the transform generate. Its name is the name of `cause` with `suffix`.
  // What is generated under one name twice replaces what was there.
  void make(const Resource& cause, std::string_view suffix, std::string_view type, Span span,
            Value properties);
  // The same under a name of its own.
  void make_named(const Resource& cause, std::string_view name, std::string_view type, Span span,
                  Value properties);
  void make(const Resource& cause, Resource resource);
  // A resource of the template or a generated one.
  const Resource* lowered(std::string_view id) const;

  // The resource itself is not deployed: nothing is left of it but what it made.
  void dissolve(const Resource& resource) { dissolved_.insert(resource.id); }

  // `Ref: Orders.Stage` in the template means the generated resource `id`.
  void offer(const Resource& owner, std::string_view property, std::string id);

  // Everything, with references to what was offered put right.
  SamExpansion take();

 private:
  std::vector<Resource> given_;
  std::vector<std::vector<Resource>> made_;             // beside `given_`
  std::unordered_map<std::string, std::size_t> place_;  // of `given_`, by id
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> made_place_;
  std::map<std::string, ApiBody> bodies_;  // by id of the API
  void write_notifications();

  std::map<std::string, Distinct> notifications_;  // by id of the bucket
  std::set<std::string> dissolved_;                // ids
  OfferedNames offered_;
  std::string prefix_;
};

}  // namespace plimsoll
