#include "model/lasting_effect.h"

#include <algorithm>
#include <array>

#include "model/remote_call.h"

namespace plimsoll {
namespace {

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// A text with something in it that is made anew every time.
bool is_generated(const code::Shape& shape) {
  if (const auto* typed = shape.as<code::ObjectShape>()) {  // {"S": uuid}
    return typed->members.size() == 1 && is_generated(typed->members[0].shape);
  }
  const auto* text = shape.as<code::TextShape>();
  return text && std::ranges::any_of(text->parts, [](const code::TextPart& part) {
           return part.kind == code::TextPart::Kind::generated;
         });
}

bool is_key_like(std::string_view name) {
  constexpr std::array<std::string_view, 6> names{"ID", "Id", "PK", "id", "pk", "uuid"};
  return is_one_of(names, name);
}

// A new item each time, whatever the event: nothing stands in the way of the second one.
bool puts_a_new_item(const code::RemoteCall& call) {
  constexpr std::array<std::string_view, 4> puts{"Put", "PutItem", "put", "put_item"};
  if (!is_one_of(puts, call.operation) && call.operation != "putItem") return false;
  const code::Shape* item = argument_of(call, "Item");
  const auto* members = item ? item->as<code::ObjectShape>() : nullptr;
  if (!members || argument_of(call, "ConditionExpression")) return false;
  return std::ranges::any_of(members->members, [](const code::MemberShape& member) {
    return is_key_like(member.name) && is_generated(member.shape);
  });
}

bool sends_mail(const code::Client& client, const code::RemoteCall& call) {
  constexpr std::array<std::string_view, 9> sends{
      "SendEmail",  "SendRawEmail",   "SendTemplatedEmail",
      "sendEmail",  "sendRawEmail",   "sendTemplatedEmail",
      "send_email", "send_raw_email", "send_templated_email"};
  return client.service.starts_with("ses") && is_one_of(sends, call.operation);
}

// To a phone; what goes to a topic is for its subscribers to sort out.
bool sends_a_text_message(const code::Client& client, const code::RemoteCall& call) {
  const bool publishes = call.operation == "Publish" || call.operation == "publish";
  if (client.service == "sns") return publishes && argument_of(call, "PhoneNumber");
  return client.service.starts_with("pinpoint-sms-voice") &&
         (call.operation == "SendTextMessage" || call.operation == "send_text_message");
}

// Stripe remembers for a day what it did under a key.
bool has_idempotency_key(const code::RemoteCall& call) {
  return call.opaque_arguments || argument_of(call, "idempotencyKey") ||
         argument_of(call, "idempotency_key") || argument_of(call, "options");
}

bool is_confirmed(const code::RemoteCall& call) {
  const code::Shape* confirm = argument_of(call, "confirm");
  const auto* said = confirm ? confirm->as<code::BooleanShape>() : nullptr;
  return said && said->value;
}

std::string_view effect_of_service(const code::Client& client, const code::RemoteCall& call) {
  if (client.library == "sendgrid") return "sends a mail";
  if (client.library == "twilio") return "sends a text message";
  if (client.library != "stripe" || has_idempotency_key(call)) return {};
  if (call.operation == "paymentIntents.create" && !is_confirmed(call)) return {};
  const bool takes = call.operation.starts_with("charges") || call.operation.starts_with("payment");
  return takes ? "charges a customer" : "pays out money";
}

}  // namespace

std::string_view lasting_effect(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const code::Client& client = facts.clients[call.client];
  if (call.when.at_import || call.signs_only) return {};
  if (client.remote == code::Remote::http) return effect_of_service(client, call);
  if (client.remote != code::Remote::aws) return {};
  if (client.service == "dynamodb" && puts_a_new_item(call)) return "puts an item with a new id";
  if (sends_mail(client, call)) return "sends a mail";
  if (sends_a_text_message(client, call)) return "sends a text message";
  return {};
}

}  // namespace plimsoll
