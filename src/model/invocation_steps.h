// The parts of listing invocations; invocations.cpp takes them one after the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/deployment.h"

namespace plimsoll {

void add_api_invocations(Deployment& deployment);       // routes, authorizers, function URLs
void add_event_invocations(Deployment& deployment);     // rules, schedules, topics, buckets, pipes
void add_poller_invocations(Deployment& deployment);    // event source mappings
void add_task_invocations(Deployment& deployment);      // state machines
void add_service_invocations(Deployment& deployment);   // everything else (services.h)
void add_indirect_invocations(Deployment& deployment);  // Alexa, CloudFront before a URL

// An invocation by a kind of trigger (facts/invoke_principals.h), with what the facts say about it;
// nothing when the value names no function of the files. `source` is where it is set up.
std::optional<Invocation> invocation_by(const Deployment& deployment, std::string_view trigger,
                                        const Value& function, const Resource& source);

// Who waits (facts/callers.h), and for how long where nothing is written.
void set_caller(Invocation& invocation, std::string_view caller);
// The role with which the trigger calls.
void set_role(Invocation& invocation, const Deployment& deployment, const Value& role);

}  // namespace plimsoll
