#include "facts/role_needs.h"

#include <algorithm>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/role_needs.inc"

static_assert(std::ranges::is_sorted(needed_action_rows, {}, &NeededAction::need));

}  // namespace

std::span<const NeededAction> needed_actions(RoleNeed need) {
  return find_rows(needed_action_rows, need, &NeededAction::need);
}

RoleNeed role_need(EventSource source) {
  switch (source) {
    case EventSource::sqs:
      return RoleNeed::sqs;
    case EventSource::kinesis:
      return RoleNeed::kinesis;
    case EventSource::dynamodb:
      return RoleNeed::dynamodb;
    case EventSource::msk:
      return RoleNeed::msk;
    case EventSource::self_managed_kafka:
      return RoleNeed::self_managed_kafka;
    case EventSource::mq:
      return RoleNeed::mq;
    case EventSource::documentdb:
      break;
  }
  return RoleNeed::documentdb;
}

}  // namespace plimsoll
