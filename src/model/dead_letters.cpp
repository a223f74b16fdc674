// Which queues take dead letters: of other queues, functions, mappings, subscriptions, rules.
#include <algorithm>
#include <string>

#include "model/dead_letter_paths.h"
#include "model/steps.h"
#include "text/lower_case.h"

namespace plimsoll {

namespace {

class DeadLetters {
 public:
  explicit DeadLetters(Deployment& deployment) : deployment_(deployment) {}

  void mark(const Resource* resource) {
    Queue* queue = editable(deployment_.queues, declared_by(resource, deployment_.queues));
    if (queue) queue->is_dead_letter_queue = true;
  }
  // A policy that is written as JSON text: what it refers to is its dead-letter queue.
  void mark_references(const Value& policy) {
    for (const Text::Part& part : policy.to_text().parts) {
      if (part.kind == Text::Part::Kind::reference) {
        mark(deployment_.names.find(part.reference.resource));
      }
    }
  }

 private:
  Deployment& deployment_;
};

// A queue for what failed in another stack is known by its name only.
bool is_named_so(const Queue& queue) {
  std::string name = queue.name;
  if (const std::string* physical = queue.queue_name.known()) name += " " + *physical;
  std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
  name = lower_case(name);
  return name.find("dlq") != std::string::npos || name.find("deadletter") != std::string::npos;
}

// RedriveAllowPolicy names who may send dead letters here, or says that nobody may.
bool admits_dead_letters(const Queue& queue) {
  const std::string* permission = queue.redrive_allow["redrivePermission"].as_string();
  return !queue.redrive_allow.is_absent() && !(permission && *permission == "denyAll");
}

}  // namespace

void join_dead_letters(Deployment& deployment) {
  DeadLetters letters(deployment);
  for (const DeadLetterPath& path : dead_letter_paths(deployment)) {
    const bool failed = path.sender != DeadLetterPath::Sender::async_success;
    if (failed) letters.mark(path.target.resource);
  }
  // A configuration of a function outside the files.
  for (const AsyncConfig& config : deployment.async_configs) {
    letters.mark(config.on_failure.resource);
  }
  for (const Queue& queue : deployment.queues) {
    letters.mark_references(queue.redrive.written);
    if (is_named_so(queue) || admits_dead_letters(queue)) letters.mark(queue.resource);
  }
  for (const Subscription& subscription : deployment.subscriptions) {
    letters.mark_references(subscription.redrive);
  }
}

}  // namespace plimsoll
