// What an event source mapping can read from.
#pragma once

#include <cstdint>

namespace plimsoll {

enum class EventSource : std::uint8_t {
  sqs,
  kinesis,
  dynamodb,
  msk,
  self_managed_kafka,
  mq,
  documentdb,
};

}  // namespace plimsoll
