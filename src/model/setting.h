// What the files say about one setting of a resource: a value; an expression that only AWS or the
// deployer can evaluate; or nothing, and then AWS applies its default, if it has one.
//
// A check asks `known()` and stays quiet when there is no answer. It says "missing" only of a
// setting that `is_absent()`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "model/place.h"

namespace plimsoll {

template <class T>
class Setting {
 public:
  enum class State : std::uint8_t { absent, defaulted, written, opaque };

  Setting() = default;  // absent, without a place

  static Setting written(T value, Place place) {
    return Setting(State::written, std::move(value), std::move(place));
  }
  // AWS's default; `owner` is the key of the resource that does not write it.
  static Setting defaulted(T value, Place owner) {
    return Setting(State::defaulted, std::move(value), std::move(owner));
  }
  // Not written, and there is no default.
  static Setting absent(Place owner) { return Setting(State::absent, {}, std::move(owner)); }
  static Setting opaque(Place place) { return Setting(State::opaque, {}, std::move(place)); }

  // Written or defaulted; null when absent, or when only AWS or the deployer knows.
  const T* known() const { return value_ ? &*value_ : nullptr; }
  bool is_written() const { return state_ == State::written || state_ == State::opaque; }
  bool is_defaulted() const { return state_ == State::defaulted; }
  bool is_opaque() const { return state_ == State::opaque; }
  // Nothing is written and AWS has no default.
  bool is_absent() const { return state_ == State::absent; }
  // The value where it is written, else the key of the resource that lacks it.
  const Place& place() const { return place_; }
  Span span() const { return place_.span; }
  // NOLINTNEXTLINE(google-explicit-constructor): a setting can be pointed at.
  operator Place() const { return place_; }

 private:
  Setting(State state, std::optional<T> value, Place place)
      : state_(state), value_(std::move(value)), place_(std::move(place)) {}

  State state_ = State::absent;
  std::optional<T> value_;
  Place place_{Span{}};
};

}  // namespace plimsoll
