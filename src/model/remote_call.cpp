#include "model/remote_call.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

std::string name_of(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const code::Client& client = facts.clients[call.client];
  if (client.remote == code::Remote::aws) return client.service + "." + call.operation;
  if (client.remote == code::Remote::database || call.operation.empty()) return client.library;
  return client.library + "." + lower_case(call.operation);
}

}  // namespace plimsoll
