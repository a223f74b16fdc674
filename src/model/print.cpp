// The deployment as text: what was read of each thing, and how things are joined.
#include <string>

#include <fmt/format.h>

#include "model/build.h"

namespace plimsoll {

namespace {

std::string shown(const std::string& value) {
  return '"' + value + '"';
}
std::string shown(bool value) {
  return value ? "true" : "false";
}
std::string shown(int value) {
  return std::to_string(value);
}
std::string shown(EventSource source) {
  constexpr std::string_view names[] = {"sqs", "kinesis",   "dynamodb", "msk", "self-managed kafka",
                                        "mq",  "documentdb"};
  return std::string(names[static_cast<std::size_t>(source)]);
}

// Settings as `name value`, one a line; what is absent is left out.
class Printer {
 public:
  void thing(std::string_view kind, const Declared& declared) {
    out_ += fmt::format("{} {}\n", kind, declared.name);
  }
  void heading(std::string_view text) { out_ += fmt::format("{}\n", text); }
  void line(std::string_view text) { out_ += fmt::format("  {}\n", text); }

  template <class T>
  void setting(std::string_view name, const Setting<T>& setting) {
    if (const T* value = setting.known()) {
      line(fmt::format("{} {}{}", name, shown(*value), setting.is_defaulted() ? " (default)" : ""));
    } else if (setting.is_opaque()) {
      line(fmt::format("{} ?", name));
    }
  }
  void value(std::string_view name, const Value& value) {
    if (value) line(fmt::format("{} {}", name, plimsoll::print(value)));
  }
  void target(std::string_view name, const Target& target) {
    if (target.is_absent()) return;
    line(target.resource ? fmt::format("{} -> {}", name, target.resource->name)
                         : fmt::format("{} {}", name, plimsoll::print(target.value)));
  }
  void link(std::string_view name, const Declared* to) {
    if (to) line(fmt::format("{} -> {}", name, to->name));
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string named(const Function& function, const Qualifier& qualifier) {
  if (qualifier.text.empty()) return function.name;
  return fmt::format("{}:{}", function.name, qualifier.text);
}

void print(Printer& out, const Function& function) {
  out.thing("function", function);
  out.setting("name", function.function_name);
  out.setting("timeout_s", function.timeout_s);
  out.setting("memory_mb", function.memory_mb);
  out.setting("runtime", function.runtime);
  out.setting("handler", function.handler);
  out.setting("package_type", function.package_type);
  out.setting("reserved_concurrency", function.reserved_concurrency);
  out.setting("tracing", function.tracing);
  out.target("dead_letter", function.dead_letter);
  out.target("role", function.role);
  out.value("vpc", function.vpc.written);
  for (const Alias* alias : function.aliases) out.link("alias", alias);
  for (const Version* version : function.versions) out.link("version", version);
  for (const FunctionUrl* url : function.urls) out.setting("url auth", url->auth_type);
}

void print(Printer& out, const Function& function, const AsyncConfig& config) {
  out.line(fmt::format("async config of {}", named(function, config.qualifier)));
  out.setting("  retry_attempts", config.retry_attempts);
  out.target("  on_failure", config.on_failure);
  out.target("  on_success", config.on_success);
}

void print(Printer& out, const Queue& queue) {
  out.thing("queue", queue);
  out.setting("visibility_timeout_s", queue.visibility_timeout_s);
  out.setting("retention_s", queue.retention_s);
  out.setting("fifo", queue.fifo);
  out.target("dead_letter", queue.redrive.dead_letter);
  out.setting("max_receive_count", queue.redrive.max_receive_count);
  if (queue.is_dead_letter_queue) out.line("is a dead-letter queue");
}

void print(Printer& out, const Mapping& mapping) {
  out.thing("mapping", mapping);
  if (mapping.function) {
    out.line(fmt::format("function -> {}", named(*mapping.function, mapping.qualifier)));
  } else {
    out.target("function", mapping.function_name);
  }
  out.target("source", mapping.source);
  out.setting("kind", mapping.kind);
  out.setting("batch_size", mapping.batch_size);
  out.setting("window_s", mapping.window_s);
  out.setting("maximum_concurrency", mapping.maximum_concurrency);
  out.setting("parallelization_factor", mapping.parallelization_factor);
  out.setting("retry_attempts", mapping.retry_attempts);
  out.setting("record_age_s", mapping.record_age_s);
  out.setting("reports_item_failures", mapping.reports_item_failures);
  out.target("on_failure", mapping.on_failure);
}

std::string_view word(Effect effect) {
  return effect == Effect::allow ? "allow" : effect == Effect::deny ? "deny" : "?";
}

std::string joined(const Statement& statement) {
  std::string actions;
  for (const Value& action : statement.actions) {
    actions += (actions.empty() ? "" : ", ") + plimsoll::print(action);
  }
  std::string resources;
  for (const ResourcePattern& pattern : statement.resources) {
    resources += (resources.empty() ? "" : ", ") + plimsoll::print(pattern.text);
  }
  return fmt::format("{}{}{}{}{}{}", statement.not_action ? "all but " : "", actions,
                     resources.empty() ? "" : " on ", statement.not_resource ? "all but " : "",
                     resources, statement.condition ? " under a condition" : "");
}

void print(Printer& out, const Role& role) {
  out.thing("role", role);
  if (!role.complete) out.line("has policies that are not known");
  for (const Policy& policy : role.policies) {
    constexpr std::string_view kinds[] = {"policy", "managed policy", "unknown policy"};
    out.line(fmt::format("{} {}", kinds[static_cast<std::size_t>(policy.kind)],
                         policy.name.empty() ? plimsoll::print(policy.written) : policy.name));
    for (const Statement& statement : policy.statements) {
      out.line(fmt::format("  {} {}", word(statement.effect), joined(statement)));
    }
  }
}

void print(Printer& out, const Permission& permission) {
  out.thing("permission", permission);
  out.target("function", permission.function_name);
  if (!permission.qualifier.is_latest()) {
    out.line(fmt::format("qualifier {}", permission.qualifier.text));
  }
  out.setting("action", permission.action);
  out.setting("principal", permission.principal);
  if (permission.source_arn) out.line("source_arn " + plimsoll::print(permission.source_pattern));
  out.value("source_account", permission.source_account);
}

void print(Printer& out, const Route& route) {
  out.thing("route", route);
  out.link("api", route.api);
  if (route.function) {
    out.line(fmt::format("function -> {}", named(*route.function, route.qualifier)));
  } else {
    out.target("uri", route.integration.uri);
  }
  out.setting("type", route.integration.type);
  out.setting("timeout_ms", route.integration.timeout_ms);
  out.value("credentials", route.integration.credentials);
  if (route.integration.asynchronous) out.line("asynchronous");
  if (route.integration.streaming) out.line("streaming");
  out.setting("authorization", route.authorization);
  out.link("authorizer", route.authorizer);
}

void print(Printer& out, const StateMachine& machine) {
  out.thing("state machine", machine);
  out.setting("type", machine.type);
  out.setting("timeout_s", machine.timeout_s);
  out.link("role", machine.execution_role);
  if (!machine.definition_known) out.line("has a definition that cannot be read");
}

void print(Printer& out, const Task& task) {
  out.thing("task", task);
  out.link("state machine", task.machine);
  out.setting("action", task.action);
  if (task.function) {
    out.line(fmt::format("function -> {}", named(*task.function, task.qualifier)));
  } else {
    out.target("target", task.target);
  }
  out.setting("timeout_s", task.timeout_s);
  out.setting("heartbeat_s", task.heartbeat_s);
}

std::string_view word(WayOut way) {
  constexpr std::string_view words[] = {"none", "internet gateway", "NAT or other", "?"};
  return words[static_cast<std::size_t>(way)];
}

void print(Printer& out, const FunctionInVpc& joined) {
  out.line(fmt::format("{} in VPC {}: {} subnets{}, way out: {}", joined.function.name,
                       joined.vpc ? joined.vpc->name : "?", joined.subnets.size(),
                       joined.subnets_known ? "" : " (not all known)", word(joined.way_out)));
}

std::string_view word(Mode mode) {
  constexpr std::string_view words[] = {"synchronous", "asynchronous", "polled"};
  return words[static_cast<std::size_t>(mode)];
}

std::string_view word(InvokeRight right) {
  constexpr std::string_view words[] = {"resource policy", "role", "execution role", "caller"};
  return words[static_cast<std::size_t>(right)];
}

void print(Printer& out, const Invocation& invocation) {
  out.line(fmt::format("{} <- {}: {}, by {}", named(invocation.function, invocation.qualifier),
                       invocation.what, word(invocation.mode), word(invocation.right)));
  out.setting("  limit_ms", invocation.limit_ms);
  const bool presents = invocation.needs_permission() && !invocation.source_arn.parts.empty();
  if (presents) out.line("  from " + plimsoll::print(invocation.source_arn));
}

void print_things(Printer& out, const Deployment& deployment) {
  for (const Function& function : deployment.functions) {
    print(out, function);
    for (const AsyncConfig* config : function.async_configs) print(out, function, *config);
  }
  for (const Role& role : deployment.roles) print(out, role);
  for (const Permission& permission : deployment.permissions) print(out, permission);
  for (const Queue& queue : deployment.queues) print(out, queue);
  for (const Mapping& mapping : deployment.mappings) print(out, mapping);
  for (const Route& route : deployment.routes) print(out, route);
  for (const StateMachine& machine : deployment.state_machines) print(out, machine);
  for (const Task& task : deployment.tasks) print(out, task);
}

}  // namespace

std::string print(const Deployment& deployment) {
  Printer out;
  print_things(out, deployment);
  if (!deployment.functions_in_vpcs.empty()) out.heading("network");
  for (const FunctionInVpc& joined : deployment.functions_in_vpcs) print(out, joined);
  if (!deployment.invocations.empty()) out.heading("invocations");
  for (const Invocation& invocation : deployment.invocations) print(out, invocation);
  return out.take();
}

}  // namespace plimsoll
