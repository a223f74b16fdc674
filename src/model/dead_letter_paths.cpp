#include "model/dead_letter_paths.h"

#include <fmt/format.h>

#include "model/function_target.h"

namespace plimsoll {

namespace {

using Sender = DeadLetterPath::Sender;

class Paths {
 public:
  void add(Sender sender, std::string_view kind, const Declared& from, Target target) {
    if (target.is_absent()) return;
    all_.push_back({.sender = sender,
                    .what = fmt::format("{} `{}`", kind, from.name),
                    .from = from.resource,
                    .target = std::move(target)});
  }
  std::vector<DeadLetterPath> take() { return std::move(all_); }

 private:
  std::vector<DeadLetterPath> all_;
};

void add_functions(const Deployment& deployment, Paths& paths) {
  for (const Function& function : deployment.functions) {
    paths.add(Sender::function, "function", function, function.dead_letter);
  }
  const auto add_configs = [&](Sender sender, Target AsyncConfig::*destination) {
    for (const Function& function : deployment.functions) {
      for (const AsyncConfig* config : function.async_configs) {
        paths.add(sender, "function", function, config->*destination);
      }
    }
  };
  add_configs(Sender::async_failure, &AsyncConfig::on_failure);
  add_configs(Sender::async_success, &AsyncConfig::on_success);
}

Answer ends_in_fifo(const Text& arn) {
  if (arn.parts.empty() || arn.parts.back().kind != Text::Part::Kind::literal) {
    return Answer::unknown;
  }
  return answer(arn.parts.back().literal.ends_with(".fifo"));
}

Answer said(const Setting<bool>& fifo) {
  return fifo.known() ? answer(*fifo.known()) : Answer::unknown;
}

}  // namespace

std::vector<DeadLetterPath> dead_letter_paths(const Deployment& deployment) {
  const Names& names = deployment.names;
  Paths paths;
  for (const Queue& queue : deployment.queues) {
    paths.add(Sender::queue, "queue", queue, queue.redrive.dead_letter);
  }
  add_functions(deployment, paths);
  for (const Mapping& mapping : deployment.mappings) {
    paths.add(Sender::mapping, "mapping", mapping, mapping.on_failure);
  }
  for (const Subscription& subscription : deployment.subscriptions) {
    paths.add(Sender::subscription, "subscription", subscription,
              names.target(subscription.redrive["deadLetterTargetArn"]));
  }
  for (const EventRule& rule : deployment.rules) {
    for (const RuleTarget& target : rule.targets) {
      paths.add(Sender::rule, "rule", rule, names.target(target.dead_letter["Arn"]));
    }
  }
  for (const Schedule& schedule : deployment.schedules) {
    paths.add(Sender::schedule, "schedule", schedule,
              names.target(schedule.target.dead_letter["Arn"]));
  }
  for (const Pipe& pipe : deployment.pipes) {
    paths.add(Sender::pipe, "pipe", pipe, names.target(pipe.dead_letter["Arn"]));
  }
  return paths.take();
}

Answer is_fifo(const Target& target, const Deployment& deployment) {
  if (const Queue* queue = declared_by(target.resource, deployment.queues)) {
    return said(queue->fifo);
  }
  if (const Topic* topic = declared_by(target.resource, deployment.topics)) {
    return said(topic->fifo);
  }
  const Text arn = deployment.names.spelled_out(target.value);
  const std::string service = arn_service(arn);
  return service == "sqs" || service == "sns" ? ends_in_fifo(arn) : Answer::unknown;
}

}  // namespace plimsoll
