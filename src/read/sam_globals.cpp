#include "read/sam_globals.h"

#include <algorithm>

#include <fmt/format.h>

#include "read/sam_write.h"

namespace plimsoll {

namespace {

constexpr std::string_view serverless = "AWS::Serverless::";
constexpr std::string_view inherits = "inherits it from Globals";

// The value with the step on its trail, and on the trail of everything in it: checks look at the
// leaves.
Value inherited(const Value& value, const Note& step) {
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(inherited(item, step));
    return Value::list(std::move(items), value.span()).via(step);
  }
  if (value.is_map()) {
    std::vector<Entry> entries;
    for (const Entry& entry : value.entries()) {
      entries.push_back({entry.key, entry.key_span, inherited(entry.value, step)});
    }
    return Value::map(std::move(entries), value.span(), value.is_open()).via(step);
  }
  return value.via(step);
}

Value merged(const Value& global, const Value& local, const Note& step);

Value merged_maps(const Value& global, const Value& local, const Note& step) {
  std::vector<Entry> entries;
  for (const Entry& entry : global.entries()) {
    if (const Entry* own = local.find(entry.key)) {
      // Written, but null or AWS::NoValue: that is how a resource does without what others have.
      if (!own->value) continue;
      entries.push_back({own->key, own->key_span, merged(entry.value, own->value, step)});
    } else {
      entries.push_back({entry.key, entry.key_span, inherited(entry.value, step)});
    }
  }
  for (const Entry& entry : local.entries()) {
    if (entry.value && !global.find(entry.key)) entries.push_back(entry);
  }
  return Value::map(std::move(entries), local.span(), global.is_open() || local.is_open());
}

Value merged_lists(const Value& global, const Value& local, const Note& step) {
  std::vector<Value> items;
  for (const Value& item : global.items()) items.push_back(inherited(item, step));
  items.insert(items.end(), local.items().begin(), local.items().end());
  return Value::list(std::move(items), local.span());
}

Value merged(const Value& global, const Value& local, const Note& step) {
  if (global.is_map() && local.is_map()) return merged_maps(global, local, step);
  if (global.is_list() && local.is_list()) return merged_lists(global, local, step);
  return local;
}

// What is left of a section after `IgnoreGlobals`: "*" ignores all, a list names properties.
Value obeyed(const Value& section, const Value& ignore) {
  if (is(ignore, "*")) return {};
  Value rest = section;
  for (const Value& name : ignore.items()) rest = rest.without(known_string(name));
  return rest;
}

}  // namespace

bool is_written_out(const Value& value) {
  const Trail& trail = value.trail();
  return value.as_string() && std::all_of(trail.begin(), trail.end(), [](const Note& step) {
           return step.text.ends_with(inherits);
         });
}

Value with_globals(const Resource& resource, const Value& globals) {
  if (!resource.type.starts_with(serverless)) return resource.properties;
  Value section = obeyed(globals[resource.type.substr(serverless.size())],
                         resource.attributes["IgnoreGlobals"]);
  if (!section.is_map()) section = Value::map({}, resource.span);
  const Note step{resource.span, fmt::format("`{}` {}", resource.name, inherits)};
  if (resource.properties.is_map()) return merged_maps(section, resource.properties, step);
  return resource.properties.is_absent() ? inherited(section, step) : resource.properties;
}

}  // namespace plimsoll
