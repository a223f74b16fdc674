#include <array>
#include <set>

#include "check/check.h"
#include "model/durable.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// Who may deliver an event twice: everything but a caller that waits for the answer.
const Invocation* repeating_caller(const Function& function) {
  const auto found = std::ranges::find_if(function.callers, [](const Invocation* caller) {
    return caller->mode != Mode::synchronous && !caller->disabled;
  });
  return found == function.callers.end() ? nullptr : *found;
}

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
  constexpr std::array<std::string_view, 6> sends{"SendEmail",          "SendRawEmail",
                                                  "SendTemplatedEmail", "send_email",
                                                  "send_raw_email",     "sendEmail"};
  return client.service.starts_with("ses") && is_one_of(sends, call.operation);
}

// What happens twice, in words; empty when that would do no harm that can be seen.
std::string_view doubled(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const code::Client& client = facts.clients[call.client];
  if (client.remote != code::Remote::aws || call.when.at_import || call.signs_only) return {};
  if (client.service == "dynamodb" && puts_a_new_item(call)) return "puts an item with a new id";
  if (sends_mail(client, call)) return "sends a mail";
  return {};
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.complete();
    const Invocation* caller = repeating_caller(function);
    if (!facts || !caller || facts->idempotency || is_durable(function)) continue;
    for (const code::RemoteCall& call : facts->calls) {
      const std::string_view what = doubled(*facts, call);
      if (what.empty() || !seen.insert(call.span).second) continue;
      report
          .find(call.span, "`{}` {} for each delivery, and an event may be delivered twice",
                function.name, what)
          .fails("duplicates, after a retry or when {} delivers an event again", caller->what)
          .note(caller->place, "delivers at least once")
          .advise(
              "take the id from the event and write on the condition that it is new, or use "
              "Powertools' idempotency");
    }
  }
}

}  // namespace

extern constinit const Check handler_not_idempotent = declare({
    .id = "handler-not-idempotent",
    .severity = Severity::advice,
    .summary = "handler of events that may come twice does something that must not be done twice",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html",
                  .says = "a function might receive the same event multiple times: make sure that "
                          "it handles duplicates"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
                  .says = "event source mappings process each event at least once, and duplicates "
                          "can occur: make function code idempotent"}},
    .run = run,
});

}  // namespace plimsoll
