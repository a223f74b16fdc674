#include "read/cfn_resolve.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "read/cfn_evaluate.h"
#include "read/definition.h"
#include "read/sam.h"

namespace plimsoll {

// Answers from an assignment, and takes down what was asked.
class Resolver::Traced : public Scenario {
 public:
  explicit Traced(const Assignment& assignment) : assignment_(&assignment) {}

  std::optional<bool> holds(ConditionId id) override {
    const std::optional<bool> truth = assignment_->truth(id);
    note({true, id, truth ? std::optional<std::size_t>(*truth ? 1 : 0) : std::nullopt});
    return truth;
  }
  std::optional<std::size_t> chosen(VariableId id) override {
    const std::optional<std::size_t> choice = assignment_->chosen(id);
    note({false, id, choice});
    return choice;
  }
  std::vector<Asked> take() { return std::move(asked_); }

 private:
  void note(Asked question) {
    const bool known = std::any_of(asked_.begin(), asked_.end(), [&question](const Asked& one) {
      return one.condition == question.condition && one.id == question.id;
    });
    if (!known) asked_.push_back(question);
  }

  const Assignment* assignment_;
  std::vector<Asked> asked_;
};

namespace {

Value attributes(Evaluator& evaluator, Node resource) {
  std::vector<Entry> entries;
  for (const Node& child : resource.children()) {
    const std::string_view key = child.key();
    if (key == "Type" || key == "Properties" || key == "Condition" || key == "DependsOn") continue;
    if (Value value = evaluator.evaluate(child)) {
      entries.push_back({std::string(key), child.key_span(), std::move(value)});
    }
  }
  return Value::map(std::move(entries), resource.span());
}

std::vector<Dependency> depends_on(Evaluator& evaluator, Node node) {
  std::vector<Dependency> dependencies;
  if (!node) return dependencies;
  const std::string& prefix = evaluator.instance().prefix;
  const auto add = [&](Node name) {
    if (name.is_scalar()) dependencies.push_back({prefix + evaluator.text(name), name.span()});
  };
  add(node);
  for (const Node& item : node.children()) add(item);
  return dependencies;
}

// Properties that are written and come to nothing (AWS::NoValue) stay, as absent values: a SAM
// resource does not inherit them from Globals then.
Value with_nothings(const Value& written, Node node) {
  std::vector<Entry> entries(written.entries().begin(), written.entries().end());
  for (const Node& child : node.children()) {
    if (!written.find(child.key()) && !child.key().starts_with("Fn::")) {
      entries.push_back({std::string(child.key()), child.key_span(), Value()});
    }
  }
  if (entries.size() == written.entries().size()) return written;
  return Value::map(std::move(entries), written.span(), written.is_open());
}

Value properties(Evaluator& evaluator, Node resource) {
  const bool serverless = is_sam_type(evaluator.text(resource["Type"]));
  const Instance& instance = evaluator.instance();
  const bool open = instance.is_rewritten || (instance.is_part && serverless);
  const Node node = resource["Properties"];
  Value written = node ? evaluator.evaluate(node) : Value();
  if (!written) return Value::map({}, resource.name_span(), open);
  if (serverless && written.is_map() && node.is_mapping()) {
    written = with_nothings(written, node);
  }
  if (!open || !written.is_map()) return written;
  return Value::map({written.entries().begin(), written.entries().end()}, written.span(), true);
}

// The names in a call, with the attribute that is asked for: "Live", "Ship.Alias".
std::vector<std::string> mentioned_by(const Call& call) {
  std::vector<std::string> names;
  if (call.name == "Fn::GetAtt") {
    std::string name(call.argument.is_scalar() ? call.argument.text() : "");
    for (const Node& part : call.argument.children()) {
      name += (name.empty() ? "" : ".") + std::string(part.is_scalar() ? part.text() : "");
    }
    names.push_back(std::move(name));
  }
  for (const std::string_view name : names_in(call)) names.emplace_back(name);
  return names;
}

}  // namespace

std::optional<Resource> Resolver::evaluate(const Instance& instance, const Declaration& declared,
                                           Scenario& scenario) {
  Evaluator everywhere(*stacks_, instance, scenario, Defaults::used);
  Evaluator evaluator = everywhere.within(declared.bindings).for_resource(declared.name);
  const Node node = declared.node;
  const Node condition = node["Condition"];
  if (condition && evaluator.holds(evaluator.text(condition)) == false) return std::nullopt;
  Resource resource;
  resource.id = instance.prefix + declared.name;
  resource.name = declared.name;
  resource.type = node["Type"] ? evaluator.text(node["Type"]) : std::string();
  resource.span = node.key_span();
  resource.properties = properties(evaluator, node);
  resource.depends_on = depends_on(evaluator, node["DependsOn"]);
  resource.attributes = attributes(evaluator, node);
  read_definition(resource, [&](std::string_view path) {
    const DocumentPtr file = stacks_->local_file(instance, path);
    return file ? file->root : Node();
  });
  return resource;
}

bool Resolver::holds_in(const Result& result, const Assignment& assignment) {
  return std::all_of(result.asked.begin(), result.asked.end(), [&assignment](const Asked& one) {
    if (!one.condition) return assignment.chosen(one.id) == one.answer;
    const std::optional<bool> truth = assignment.truth(one.id);
    return truth.has_value() == one.answer.has_value() && (!truth || *truth == (*one.answer == 1));
  });
}

const Resolver::Result& Resolver::result(std::size_t index, const Instance& instance,
                                         const Declaration& declared,
                                         const Assignment& assignment) {
  if (results_.size() <= index) results_.resize(index + 1);
  std::vector<Result>& results = results_[index];
  for (const Result& known : results) {
    if (holds_in(known, assignment)) return known;
  }
  Traced scenario(assignment);
  std::optional<Resource> resource = evaluate(instance, declared, scenario);
  results.push_back({scenario.take(), std::move(resource)});
  return results.back();
}

Value Resolver::globals(const Instance& instance, const Assignment& assignment) {
  const Node node = instance.section("Globals");
  if (!node) return {};
  Traced scenario(assignment);
  return Evaluator(*stacks_, instance, scenario, Defaults::used).evaluate(node);
}

std::vector<Resource> Resolver::resources_of(const Instance& instance, std::size_t first,
                                             const Assignment& assignment) {
  std::vector<Resource> resources;
  for (const Declaration& declared : instance.resources.all()) {
    std::optional<Resource> resource;
    if (remembers_) {
      resource = result(first++, instance, declared, assignment).resource;
    } else {
      Traced scenario(assignment);
      resource = evaluate(instance, declared, scenario);
    }
    if (resource) resources.push_back(std::move(*resource));
  }
  return resources;
}

std::vector<std::string> Resolver::handed_out(const OfferedNames& names) const {
  std::vector<std::string> ids;
  for (const Instance& instance : stacks_->instances()) {
    for (const Declaration& output : instance.outputs.all()) {
      each_call(output.node, [&](const Call& call) {
        for (const std::string& name : mentioned_by(call)) {
          const auto offered = names.find(instance.prefix + name);
          const std::string own = instance.prefix + name.substr(0, name.find('.'));
          ids.push_back(offered == names.end() ? own : offered->second);
        }
      });
    }
  }
  return ids;
}

// SAM's resources are looked at apart from the others: once Globals are merged in.
void Resolver::add_local_files(const Instance& instance, const std::vector<Resource>& written,
                               bool serverless, Resources& resources) {
  const std::string path = stacks_->path(instance);
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return;
  for (const Resource& resource : written) {
    if (is_sam_type(resource.type) != serverless) continue;
    local_files_.add(resource, path, resources.local_files);
    handler_packages_.add(resource, path, resources);
  }
}

Resources Resolver::resolve(const Assignment& assignment) {
  Resources resources;
  OfferedNames names;
  std::size_t first = 0;
  for (const Instance& instance : stacks_->instances()) {
    std::vector<Resource> own = resources_of(instance, first, assignment);
    first += instance.resources.all().size();
    add_local_files(instance, own, false, resources);
    if (instance.is_sam()) {
      SamExpansion expanded = expand_sam(std::move(own), globals(instance, assignment));
      own = std::move(expanded.resources);
      add_local_files(instance, expanded.written, true, resources);
      std::move(expanded.written.begin(), expanded.written.end(),
                std::back_inserter(resources.serverless));
      names.merge(expanded.names);
    }
    std::move(own.begin(), own.end(), std::back_inserter(resources.all));
    resources.open = resources.open || instance.is_open;
  }
  // What is generated in one stack may be an output of it that another stack uses.
  for (Resource& resource : resources.all) {
    if (stacks_->instances().size() == 1) break;
    resource.properties = with_names(resource.properties, names);
  }
  add_layers(resources);
  resources.handed_out = handed_out(names);
  resources.not_evaluated = stacks_->regions();
  std::ranges::copy(local_files_.not_evaluated(), std::back_inserter(resources.not_evaluated));
  return resources;
}

}  // namespace plimsoll
