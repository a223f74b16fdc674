#include "model/state_machine.h"

#include "model/function_target.h"
#include "model/steps.h"
#include "resource/flat.h"
#include "resource/json_text.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

// Maps and Parallels nest a few levels; the limit keeps the stack safe.
constexpr int deepest = 50;

// Replaces `${Name}` in what is literal by what DefinitionSubstitutions has under that name.
// Definitions are of bounded depth: parsers see to it.
class Substitutions {
 public:
  explicit Substitutions(Value map) : map_(std::move(map)) {}

  Value in(const Value& value) const {
    if (map_.is_absent()) return value;
    if (value.is_list()) return in_list(value);
    if (value.is_map()) return in_map(value);
    return value.as_scalar() || value.as_text() ? in_text(value) : value;
  }

 private:
  Value in_list(const Value& list) const {
    std::vector<Value> items;
    for (const Value& item : list.items()) items.push_back(in(item));
    return Value::list(std::move(items), list.span());
  }

  Value in_map(const Value& map) const {
    std::vector<Entry> entries;
    for (const Entry& entry : map.entries()) {
      entries.push_back({entry.key, entry.key_span, in(entry.value)});
    }
    return Value::map(std::move(entries), map.span(), map.is_open());
  }

  Value in_text(const Value& value) const {
    if (const Value whole = sole_substitution(value)) return whole;
    const Text before = value.to_text();
    Text result;
    for (const Text::Part& part : before.parts) {
      if (part.kind == Text::Part::Kind::literal) {
        append_literal(result, part.literal);
      } else {
        append(result, part);
      }
    }
    return result == before ? value : Value::text(std::move(result), value.span());
  }

  // What is nothing but `${Name}` is the value itself, with its own place.
  Value sole_substitution(const Value& value) const {
    const std::string* text = value.as_string();
    if (!text || !text->starts_with("${") || text->find('}') + 1 != text->size()) return {};
    return map_[std::string_view(*text).substr(2, text->size() - 3)];
  }

  void append_literal(Text& result, std::string_view text) const {
    while (!text.empty()) {
      const std::size_t open = text.find("${");
      const std::size_t close =
          open == std::string_view::npos ? std::string_view::npos : text.find('}', open);
      if (close == std::string_view::npos) break;
      append(result, text.substr(0, open));
      const Value known = map_[text.substr(open + 2, close - open - 2)];
      append(result, known ? known.to_text() : literal_text(text.substr(open, close + 1 - open)));
      text.remove_prefix(close + 1);
    }
    append(result, text);
  }

  Value map_;
};

// What the Maps and Parallels around a state do about its errors.
struct Enclosing {
  bool catches = false;
  bool retries = false;
  int depth = 0;

  Enclosing and_by(const Value& state) const {
    return {.catches = catches || state["Catch"],
            .retries = retries || state["Retry"],
            .depth = depth + 1};
  }
};

// Reads the Task states of one machine, those inside Maps and Parallels too.
class States {
 public:
  States(Deployment& deployment, const StateMachine& machine)
      : deployment_(deployment), machine_(machine) {}

  void read(const Value& scope, Enclosing enclosing) {
    if (enclosing.depth > deepest) return;
    const Value states = scope["States"];
    for (const Entry& state : states.entries()) {
      const std::string* type = state.value["Type"].as_string();
      if (!type) continue;
      if (*type == "Task") {
        deployment_.tasks.push_back(task(state, enclosing));
      } else if (*type == "Map") {
        read(state.value["Iterator"], enclosing.and_by(state.value));
        read(state.value["ItemProcessor"], enclosing.and_by(state.value));
      } else if (*type == "Parallel") {
        const Value branches = state.value["Branches"];
        for (const Value& branch : branches.items()) read(branch, enclosing.and_by(state.value));
      }
    }
  }

 private:
  Task task(const Entry& state, Enclosing enclosing) const {
    Task task;
    task.resource = machine_.resource;
    task.name = state.key;
    task.where = state.key_span;
    task.machine = &machine_;
    task.written = state.value;
    task.retry = state.value["Retry"];
    task.catches = state.value["Catch"];
    task.enclosing_catch = enclosing.catches;
    task.enclosing_retry = enclosing.retries;
    task.timeout_s = seconds(state, "TimeoutSeconds");
    task.heartbeat_s = seconds(state, "HeartbeatSeconds");
    find_function(state.value, task);
    return task;
  }

  // "TimeoutSeconds", or "TimeoutSecondsPath", which names a place in the input.
  Setting<int> seconds(const Entry& state, std::string_view key) const {
    const Value path = state.value[std::string(key) + "Path"];
    if (path) return Setting<int>::opaque(path);
    return integer_setting(state.value[key], state.key_span);
  }

  void find_function(const Value& state, Task& task) const {
    const Value action = state["Resource"];
    const std::string spelled = flat(deployment_.names.spelled_out(action));
    task.action = string_setting(action, task.where);
    task.invocation_type = Setting<std::string>::defaulted("RequestResponse", task.where);
    task.waits_for_token = spelled.ends_with(".waitForTaskToken");
    if (spelled.find(":states:::lambda:invoke") != std::string_view::npos) {
      find_parameter(state, task);
    } else {
      name_function(action, task);
      const auto arn = split_arn(spelled);
      task.calls_function = task.function || (arn && arn->service == "lambda");
    }
  }

  // `lambda:invoke` is told which function by Parameters, or by Arguments in JSONata.
  void find_parameter(const Value& state, Task& task) const {
    task.calls_function = true;
    const Value parameters = state["Parameters"] ? state["Parameters"] : state["Arguments"];
    name_function(parameters["FunctionName"], task);
    const Value type = parameters["InvocationType"];
    if (type) task.invocation_type = string_setting(type, task.where);
    const Value qualifier = parameters["Qualifier"];
    if (task.function && qualifier) {
      task.qualifier = qualifier_of(deployment_, *task.function, qualifier);
    }
  }

  void name_function(const Value& value, Task& task) const {
    const FunctionTarget target = function_target(deployment_, value);
    task.target = deployment_.names.target(value);
    task.function = target.function;
    if (target.function) task.target.resource = target.function->resource;
    task.qualifier = target.qualifier;
  }

  Deployment& deployment_;
  const StateMachine& machine_;
};

Value definition_of(const Section& properties) {
  const Substitutions substitutions(properties["DefinitionSubstitutions"]);
  const Value text = properties["DefinitionString"];
  if (!text) return substitutions.in(properties["Definition"]);
  return substitutions.in(text.is_map() ? text : parse_json_text(text));
}

StateMachine read(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto machine = declared_as<StateMachine>(resource);
  machine.type = properties.string("StateMachineType", "STANDARD");
  machine.role = properties["RoleArn"];
  machine.execution_role = declared_by(deployment.names.named(machine.role), deployment.roles);
  machine.definition = definition_of(properties);
  machine.definition_known = machine.definition.is_map();
  machine.timeout_s = Section(machine.definition, resource).integer("TimeoutSeconds");
  return machine;
}

}  // namespace

void add_state_machines(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::StepFunctions::StateMachine")) {
    deployment.state_machines.push_back(read(deployment, *resource));
    StateMachine& machine = deployment.state_machines.back();
    const std::size_t first = deployment.tasks.size();
    States(deployment, machine).read(machine.definition, {});
    for (std::size_t i = first; i < deployment.tasks.size(); ++i) {
      machine.tasks.push_back(&deployment.tasks[i]);
    }
  }
}

}  // namespace plimsoll
