#include <array>

#include "check/check.h"
#include "code/function_code.h"

namespace plimsoll {

namespace {

// What is called on clients without asking anybody.
constexpr std::array<std::string_view, 12> local_operations{"can_paginate",
                                                            "close",
                                                            "cursor",
                                                            "exceptions",
                                                            "generate_presigned_post",
                                                            "generate_presigned_url",
                                                            "get_available_subresources",
                                                            "get_paginator",
                                                            "get_waiter",
                                                            "meta",
                                                            "on",
                                                            "use"};

std::string called(const code::Client& client) {
  return client.service.empty() ? client.library : client.service;
}

// Clients of databases are best made here: their connections serve many invocations.
bool is_network_call(const code::RemoteCall& call, const code::Client& client) {
  if (client.remote == code::Remote::database) return false;
  return std::ranges::find(local_operations, call.operation) == local_operations.end();
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts) continue;
    for (const code::RemoteCall& call : facts->calls) {
      if (!call.when.at_import || call.when.guarded || call.when.conditional) continue;
      const code::Client& client = facts->clients[call.client];
      if (!is_network_call(call, client)) continue;
      report
          .find(call.span, "`{}` of {} is called while the module is loaded",
                call.operation.empty() ? "request" : call.operation, called(client))
          .fails("while {} does not answer, every cold start fails, after 10 s at the latest",
                 called(client))
          .note(function.handler, "`{}` loads it", function.name)
          .advise("call it in the handler, the first time that its answer is needed, and keep it");
    }
  }
}

}  // namespace

extern constinit const Check network_call_at_import = declare({
    .id = "network-call-at-import",
    .severity = Severity::warning,
    .summary = "module calls over the network while it is loaded",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "lambda-runtime-environment.html",
                  .says = "the init phase runs the code outside of the handler, for 10 seconds at "
                          "most, and again with the first invocation where it fails"}},
    .run = run,
});

}  // namespace plimsoll
