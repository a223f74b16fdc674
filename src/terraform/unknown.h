// Values that are not known, and what still can be said of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

// What a value is called in the identities of what is made of it: "var.stage",
// "aws_sqs_queue.orders.arn", `"orders"`. Nothing when it is like no other, or too long to say.
std::optional<std::string> identify(const Value& value);

// Opaque, and called this, unless there is nothing to call it.
Value unknown(std::optional<std::string> identity, Span span);

// Whether the value itself is written: a scalar, a list, a map. What is in it may be opaque.
bool is_known(const Value& value);
// Whether everything in it is.
bool is_known_throughout(const Value& value);

// One of two values, and nobody knows which. Of two maps, a map: what only one of them has is
// perhaps there, and opaque. One item or none are `several`.
Value either(const Value& one, const Value& other, std::optional<std::string> identity, Span span);
// Whether this is the value of a key that may be missing as well.
bool is_perhaps(const Value& value);

// An item that stands for any number of further items of a list, none included.
Value further_items(const Value& list, Span span);
bool is_further_items(const Value& item);
// Whether it is known how many items a list has.
bool is_counted(const Value& list);

// Any item of a collection that is not known.
Value any_item(const Value& collection, Span span);

// An unknown number of values like this one: instances whose count cannot be known, and what is
// made of each. An item that is picked is the one; `settled` makes the rest opaque.
Value several(Value like, Span span);
// The one that the others are like; nothing of any other value.
std::optional<Value> like_each(const Value& value);

// What `each` and `count` are bound to in a block whose number of instances cannot be known.
Value unknown_each(const Value& for_each, Span span);
Value unknown_count(const Value& count, Span span);
// Whether this is the key of such a block: it picks the one that stands for all.
bool is_unknown_key(const Value& key);

// The value as it leaves the evaluation, for an Instance: nothing in it is `several` any more.
Value settled(const Value& value);

}  // namespace plimsoll::terraform
