#include <algorithm>

#include "check/check.h"
#include "code/function_code.h"
#include "model/code_invokes.h"
#include "model/policy.h"

namespace plimsoll {

namespace {

bool came_from_globals(const Value& value) {
  return std::ranges::any_of(value.trail(), [](const Note& step) {
    return step.text.find("Globals") != std::string::npos;
  });
}

// Of a file that is part of a template nothing is known of what it does not write.
bool is_written(const Value& value) {
  const Opaque* opaque = value.as_opaque();
  return value && !(opaque && opaque->identity.empty()) && !came_from_globals(value);
}

// Where a failure destination is written for this function alone: one from Globals is for all.
const Target* own_destination(const Function& function) {
  if (is_written(function.dead_letter.value)) return &function.dead_letter;
  for (const AsyncConfig* config : function.async_configs) {
    if (is_written(config->on_failure.value)) return &config->on_failure;
  }
  return nullptr;
}

bool is_invoked_asynchronously(const Function& function) {
  return std::ranges::any_of(function.callers, [](const Invocation* caller) {
    return caller->mode == Mode::asynchronous || caller->task != nullptr;
  });
}

// All that runs with the role is code of the files, and what it invokes is seen.
bool is_read(const Role& role) {
  return !role.functions.empty() &&
         std::ranges::all_of(role.functions, [](const Function* function) {
           const code::CodeFacts* facts = function->handler_code.complete();
           return facts && !facts->client_out_of_sight;
         });
}

// Code may invoke it with InvocationType Event where some role may invoke it at all.
bool may_be_invoked_by_code(const Function& function, const Deployment& deployment) {
  const Text arn = deployment.names.arn(*function.resource);
  const bool by_known_code = may_be_invoked_as_event(function, code_invokes(deployment));
  return std::ranges::any_of(deployment.roles, [&](const Role& role) {
    return (by_known_code || !is_read(role)) &&
           may(role, "lambda:InvokeFunction", &arn) != Answer::no;
  });
}

// Somebody outside the files is let in, who may not wait for the answer.
bool admits_others(const Function& function, const Deployment& deployment) {
  return std::ranges::any_of(deployment.permissions, [&](const Permission& permission) {
    if (permission.function_known && permission.function != &function) return false;
    const std::string* principal = permission.principal.known();
    return !principal || *principal != "apigateway.amazonaws.com";
  });
}

bool may_be_invoked_asynchronously(const Function& function, const Deployment& deployment) {
  return is_invoked_asynchronously(function) || admits_others(function, deployment) ||
         may_be_invoked_by_code(function, deployment);
}

// The queue that is polled, when it gives its messages up to a dead-letter queue of its own.
const Queue* guarded_source(const Invocation& caller) {
  const Queue* queue = caller.mapping ? caller.mapping->queue : nullptr;
  return queue && queue->redrive.written ? queue : nullptr;
}

void report_unused(const Function& function, const Target& destination, Report& report) {
  const Invocation& caller = *function.callers.front();
  const bool polled = caller.mode == Mode::polled;
  Draft finding = report.find(
      destination, "`{}` keeps failed asynchronous events, but is invoked by {}, which {}",
      function.name, caller.what, polled ? "polls" : "waits for the answer");
  finding.note(caller.place, "invoked from here");
  if (!polled) {
    finding
        .fails("`{}` never sends anything here: the caller gets the error, and the event is gone",
               function.name)
        .advise("leave it out");
    return;
  }
  finding.fails("`{}` never sends anything here: what is polled and fails stays with its source",
                function.name);
  if (const Queue* source = guarded_source(caller)) {
    finding.advise("leave it out: `{}` has a dead-letter queue of its own", source->name);
  } else {
    finding.advise(
        "give the source a dead-letter queue or a failure destination, and leave this one out");
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Target* destination = own_destination(function);
    if (!destination || function.callers.empty()) continue;
    if (may_be_invoked_asynchronously(function, deployment)) continue;
    report_unused(function, *destination, report);
  }
}

}  // namespace

extern constinit const Check dlq_unused = declare({
    .id = "dlq-unused",
    .severity = Severity::warning,
    .summary = "function has a failure destination for asynchronous events and gets none",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "invocation-async-retain-records.html",
                  .says = "dead-letter queues and destinations are for asynchronous invocations"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "configure the dead-letter queue on the source queue, not on the "
                          "function: the function's is for its asynchronous invocations only"}},
    .run = run,
});

}  // namespace plimsoll
