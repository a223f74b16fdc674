// One deployment while it is lowered: what its instances have become so far.
//
// In: the instances. Out: resources in the order of the instances, those that an instance makes
// besides its own right behind it. Each instance with a row in the table of types is a resource at
// once; then the folds (fold.h) put the others into these.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resource/resource.h"
#include "terraform/instance.h"
#include "terraform/references.h"

namespace plimsoll::terraform {

// Where `Names` looks for a resource that is called by its name: "AWS::Events::Rule", "Name".
struct Named {
  std::string_view type;
  std::string_view name_property;
};

class Lowering {
 public:
  // Keeps a reference to the deployment.
  explicit Lowering(const Deployment& deployment);

  // An attribute of an instance with its references lowered.
  Value attribute(const Instance& instance, std::string_view name) const {
    return references_.lowered(instance.attributes[name]);
  }

  Value attributes(const Instance& instance) const {
    return references_.lowered(instance.attributes);
  }

  // Whether a module that is not here may hold what seems to be missing.
  bool is_open() const;
  // Whether the provider that may be used makes a public function URL complete.
  bool adds_both_url_permissions() const;

  // What the instance itself became; null for one that has no resource of its own. Resources move
  // when others are added: do not keep it.
  Resource* made(const Instance& instance) { return find(instance.address); }
  // The resource that a lowered value names by reference or by name; null for any other.
  Resource* named(const Value& value, Named kind);
  // Whether a value that names no resource of the files may still name one of them.
  static bool may_be_any(const Value& value);
  // In the order in which they were made.
  std::vector<Resource*> all_of(std::string_view type);

  // A further resource that an instance causes, with an id of its own.
  Resource& add(const Instance& cause, std::string type, const std::string& id);
  // An instance without a row becomes a resource of this type all the same.
  Resource& add_own(const Instance& instance, std::string type);

  std::vector<Resource> take();

 private:
  struct Slot {
    std::size_t instance = 0;
    std::size_t index = 0;
  };

  Resource* find(const std::string& id);
  void convert(const Instance& instance);
  Resource& at(Slot slot) { return made_[slot.instance][slot.index]; }

  const Deployment& deployment_;
  References references_;
  // Of each instance, in their order, what it makes.
  std::vector<std::vector<Resource>> made_;
  std::unordered_map<std::string, Slot> by_id_;
  std::unordered_map<std::string, std::vector<Slot>> by_type_;
  std::unordered_map<std::string_view, std::size_t> index_of_;  // by address
};

// A property set or replaced: "NotificationConfiguration.EventBridgeConfiguration".
void set_property(Resource& resource, std::string_view path, Value value);
// An item at the end of a property that is a list; nothing where the list is opaque.
void append_property(Resource& resource, std::string_view path, Value item);

}  // namespace plimsoll::terraform
