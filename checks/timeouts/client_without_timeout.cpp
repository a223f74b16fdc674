#include <map>
#include <set>

#include "check/check.h"
#include "facts/client_timeouts.h"
#include "model/deadline.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// Node's requests can be given a timeout by whoever gets hold of them.
bool is_given_away(const code::RemoteCall& call) {
  return std::ranges::find(call.result_members, "*") != call.result_members.end();
}

bool begins(const code::RemoteCall& call, std::string_view beginning) {
  return std::ranges::any_of(call.arguments, [&](const auto& argument) {
    return beginning_of(argument.second).starts_with(beginning);
  });
}

// Extensions, in the same environment.
bool asks_its_own_host(const code::RemoteCall& call) {
  return begins(call, "http://localhost") || begins(call, "http://127.0.0.1") ||
         begins(call, "localhost") || begins(call, "127.0.0.1");
}

// A custom resource answers CloudFormation at an address of S3 that comes with the event.
bool may_answer_cloudformation(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const std::vector<std::string> address{"ResponseURL"};
  return !begins(call, "http") &&
         std::ranges::find(facts.event, address, &code::EventRead::path) != facts.event.end();
}

bool has_or_may_have_a_timeout(const code::Client& client, const code::RemoteCall& call) {
  return client.read_timeout_s || client.connect_timeout_s || client.opaque_options ||
         call.timeout_s || call.timeout_unclear;
}

bool waits_for_ever(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const code::Client& client = facts.clients[call.client];
  if (client.remote != code::Remote::http || has_or_may_have_a_timeout(client, call)) return false;
  if (asks_its_own_host(call) || may_answer_cloudformation(facts, call)) return false;
  const ClientTimeout* known = find_client_timeout(client.library);
  if (!known || known->timeout_s) return false;
  // A session that went where nobody follows it may have got one there.
  if (facts.client_out_of_sight && client.span != call.span) return false;
  const bool is_node = client.library == "http" || client.library == "https";
  return !is_node || !is_given_away(call);
}

// The calls of one library, or nothing.
using Calls = std::map<std::string, std::vector<const code::RemoteCall*>>;

Calls endless_calls(const Function& function) {
  Calls calls;
  const code::CodeFacts* facts = function.handler_code.complete();
  if (!facts || facts->timeout_for_all) return calls;
  for (const code::RemoteCall& call : facts->calls) {
    if (waits_for_ever(*facts, call)) calls[facts->clients[call.client].library].push_back(&call);
  }
  return calls;
}

std::string failure_of(const Deadline& deadline) {
  if (!deadline.caller) return fmt::format("Task timed out after {:.2f} seconds", deadline.after_s);
  return fmt::format("a timeout for the caller after {} s", deadline.after_s);
}

void report_calls(const Function& function, const std::vector<const code::RemoteCall*>& calls,
                  Report& report) {
  const code::CodeFacts& facts = *function.handler_code.facts();
  Draft finding = report.find(calls.front()->span, "`{}` waits for `{}` for as long as it takes",
                              function.name, name_of(facts, *calls.front()));
  if (const std::optional<Deadline> deadline = deadline_of(function)) {
    finding
        .fails("{}, when the other side does not answer, instead of an error that can be handled",
               failure_of(*deadline))
        .note(deadline->place(), "after {} s nobody waits for `{}` any more", deadline->after_s,
              function.name);
  } else {
    finding.fails("Task timed out, when the other side does not answer")
        .note(function.timeout_s, "only this ends it");
  }
  for (std::size_t i = 1; i < calls.size(); ++i) finding.note(calls[i]->span, "and here");
  finding.advise("give `{}` a timeout, shorter than that of `{}`",
                 facts.clients[calls.front()->client].library, function.name);
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    for (const auto& [library, calls] : endless_calls(function)) {
      if (seen.insert(calls.front()->span).second) report_calls(function, calls, report);
    }
  }
}

}  // namespace

extern constinit const Check client_without_timeout = declare({
    .id = "client-without-timeout",
    .severity = Severity::warning,
    .summary = "HTTP client that never times out is used without a timeout",
    .evidence = {{.url = "https://requests.readthedocs.io/en/latest/user/quickstart/#timeouts",
                  .says =
                      "without a timeout a request may hang indefinitely; nearly all production "
                      "code should use this parameter"},
                 {.url = "https://axios-http.com/docs/req_config",
                  .says = "timeout: default is 0, no timeout"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                  .says = "when the timeout value is reached, Lambda stops the function"}},
    .run = run,
});

}  // namespace plimsoll
