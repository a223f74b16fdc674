#include "model/remote_call.h"

#include <algorithm>

#include "text/lower_case.h"

namespace plimsoll {

std::string name_of(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const code::Client& client = facts.clients[call.client];
  if (client.remote == code::Remote::aws) return client.service + "." + call.operation;
  if (client.remote == code::Remote::database || call.operation.empty()) return client.library;
  return client.library + "." + lower_case(call.operation);
}

const code::Shape* argument_of(const code::RemoteCall& call, std::string_view name) {
  for (const auto& [known, shape] : call.arguments) {
    if (known == name) return &shape;
  }
  return nullptr;
}

std::string_view beginning_of(const code::Shape& shape) {
  const auto* text = shape.as<code::TextShape>();
  const bool known =
      text && !text->parts.empty() && text->parts[0].kind == code::TextPart::Kind::literal;
  return known ? std::string_view(text->parts[0].text) : std::string_view();
}

}  // namespace plimsoll
