#include "model/needs.h"

#include "model/arn.h"
#include "model/policy.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

Text object_in(Text bucket) {
  append(bucket, "/");
  append(bucket, opaque_part(""));
  return bucket;
}

// Lambda names its streams "2026/11/21/[$LATEST]0123456789abcdef", with a function's name before
// the bracket where several share a group.
Text stream_of(Text group) {
  append(group, ":log-stream:");
  for (const std::string_view before : {"", "/", "/", "/"}) {
    append(group, before);
    append(group, opaque_part(one_segment));
  }
  return group;
}

// No parts: any resource will do.
Text resource_of(const NeededAction& need, const Text& source) {
  if (source.parts.empty()) return {};
  switch (need.target) {
    case NeededOn::source:
    case NeededOn::key:
    case NeededOn::log_group:
      return source;
    case NeededOn::objects:
      return object_in(source);
    case NeededOn::log_streams:
      return stream_of(source);
    case NeededOn::anywhere:
    case NeededOn::consumer:
    case NeededOn::secret:
      break;
  }
  return {};
}

}  // namespace

Answer allows(const Role& role, const NeededAction& need, const Text& source) {
  const Text resource = resource_of(need, source);
  const Text* on = resource.parts.empty() ? nullptr : &resource;
  Answer answer = may(role, need.action, on);
  for (const std::string_view alternative : need.alternatives) {
    answer = either(answer, may(role, alternative, on));
  }
  return answer;
}

bool denies(const Role& role, std::string_view action) {
  for (const Policy& policy : role.policies) {
    for (const Statement& statement : policy.statements) {
      if (statement.effect == Effect::deny && speaks_of(statement, action) != Answer::no) {
        return true;
      }
    }
  }
  return false;
}

Place closest_grant(const Role& role, std::string_view action) {
  for (const Policy& policy : role.policies) {
    for (const Statement& statement : policy.statements) {
      if (statement.effect == Effect::allow && !statement.written.is_absent() &&
          speaks_of(statement, action) == Answer::yes && !statement.resources.empty()) {
        return statement.resources.front().value;
      }
    }
  }
  return role;
}

}  // namespace plimsoll
