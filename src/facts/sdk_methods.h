// Methods of AWS's SDKs that are not called like the operation of the API behind them: those of
// boto3's resources, managed transfers, document clients, waiters.
//
// Source: sdk_methods.tsv.
#pragma once

#include <string_view>

namespace plimsoll {

struct SdkMethod {
  std::string_view service;  // boto3's name: "dynamodb"
  // Of boto3: the kind of object that has it ("Table"); "waiter" of what is waited for; else empty.
  std::string_view resource;
  std::string_view method;     // as boto3 writes it: "batch_write", which others call batchWrite
  std::string_view operation;  // "BatchWriteItem"
};

// However it is written: "batch_write", "batchWrite", "BatchWrite". Null when it is not in the
// table, so that a client's method has the name of its operation.
const SdkMethod* find_sdk_method(std::string_view service, std::string_view resource,
                                 std::string_view method);

}  // namespace plimsoll
