#include "check/check.h"
#include "code/function_code.h"

namespace plimsoll {

namespace {

// One that depends on the event, or that is made once and kept, is not meant.
bool is_made_each_time(const code::Client& client) {
  return client.remote != code::Remote::http && !client.when.at_import &&
         !client.when.conditional && !client.opaque_options && !client.other_account &&
         !client.other_endpoint;
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts) continue;
    for (const code::Client& client : facts->clients) {
      if (!is_made_each_time(client)) continue;
      report
          .find(client.span, "this client of {} is made anew in every invocation",
                client.service.empty() ? client.library : client.service)
          .note(function.handler, "`{}` comes here each time", function.name)
          .advise("make it outside of the handler, where one environment makes it once");
    }
  }
}

}  // namespace

extern constinit const Check client_created_per_invocation = declare({
    .id = "client-created-per-invocation",
    .severity = Severity::advice,
    .summary = "client or connection is made anew in every invocation",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
                  .says =
                      "initialize SDK clients and database connections outside of the handler"}},
    .run = run,
});

}  // namespace plimsoll
