// Reads the settings of one map of properties: a resource's, or a section inside it.
//
// In: a Value and the place of the resource that owns it. Out: settings that are written, defaulted
// (AWS's default, at the owner's place), absent or opaque. A value of the wrong type is opaque:
// what is wrong with it is another check's matter. A number in quotes is a number.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "model/setting.h"
#include "resource/resource.h"
#include "resource/value.h"

namespace plimsoll {

Setting<int> integer_setting(const Value& value, const Place& owner);
Setting<bool> boolean_setting(const Value& value, const Place& owner);
Setting<std::string> string_setting(const Value& value, const Place& owner);

class Section {
 public:
  explicit Section(const Resource& resource) : properties_(resource.properties), owner_(resource) {}
  Section(Value properties, Place owner)
      : properties_(std::move(properties)), owner_(std::move(owner)) {}

  // Absent where the setting is not written and has no default.
  Setting<int> integer(std::string_view key) const { return integer_setting((*this)[key], owner_); }
  Setting<bool> boolean(std::string_view key) const {
    return boolean_setting((*this)[key], owner_);
  }
  Setting<std::string> string(std::string_view key) const {
    return string_setting((*this)[key], owner_);
  }

  Setting<int> integer(std::string_view key, int usual) const {
    return or_default(integer(key), usual);
  }
  Setting<bool> boolean(std::string_view key, bool usual) const {
    return or_default(boolean(key), usual);
  }
  Setting<std::string> string(std::string_view key, std::string_view usual) const {
    return or_default(string(key), std::string(usual));
  }

  Value operator[](std::string_view key) const { return properties_[key]; }
  // A section inside this one; what it lacks is lacking at the same owner.
  Section in(std::string_view key) const { return {properties_[key], owner_}; }
  const Place& owner() const { return owner_; }

 private:
  template <class T>
  Setting<T> or_default(Setting<T> setting, T usual) const {
    return setting.is_absent() ? Setting<T>::defaulted(std::move(usual), owner_)
                               : std::move(setting);
  }

  Value properties_;
  Place owner_;
};

}  // namespace plimsoll
