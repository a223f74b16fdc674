#include "read/cfn_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "read/cfn_calls.h"
#include "read/cfn_condition.h"
#include "read/cfn_loop.h"

namespace plimsoll {

namespace {

using Kind = UnknownName::Kind;

constexpr std::array<std::string_view, 8> pseudo_parameters{
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition",
    "AWS::Region",    "AWS::StackId", "AWS::StackName",        "AWS::URLSuffix"};

// Sections in which names of a kind are defined.
constexpr std::array<std::string_view, 2> value_sections{"Parameters", "Resources"};
constexpr std::array<std::string_view, 1> resource_sections{"Resources"};
constexpr std::array<std::string_view, 1> condition_sections{"Conditions"};
constexpr std::array<std::string_view, 1> mapping_sections{"Mappings"};

std::span<const std::string_view> sections_of(Kind kind) {
  switch (kind) {
    case Kind::value:
      return value_sections;
    case Kind::resource:
      return resource_sections;
    case Kind::condition:
      return condition_sections;
    case Kind::mapping:
      break;
  }
  return mapping_sections;
}

// Other tools put their own things between `${` and `}` ("${self:custom.stage}").
bool is_plausible(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
  });
}

// What a part of a template does not define another part may. The parts of a SAM template leave
// its Transform to the whole.
bool says_it_is_whole(const Instance& instance) {
  const Node root = instance.document->root;
  const bool is_titled =
      root["Transform"] || (root["AWSTemplateFormatVersion"] && !instance.is_sam());
  return is_titled && root["Resources"];
}

bool has_transform(Node mapping) {
  return mapping && mapping.is_mapping() && mapping["Fn::Transform"];
}

// Collects the undefined names in one instance.
class Names {
 public:
  Names(const Stacks& stacks, const Instance& instance) : stacks_(&stacks), instance_(&instance) {}

  void resource(const Declaration& declared) {
    bindings_ = declared.bindings;
    for (const Node& section : declared.node.children()) {
      const std::string_view key = section.key();
      if (key == "Condition") use(Kind::condition, section);
      if (key == "DependsOn") each_name(section);
      const bool names_nothing = key == "Condition" || key == "DependsOn" || key == "Metadata";
      if (!names_nothing) walk(section);
    }
  }

  void output(const Declaration& declared) {
    bindings_ = declared.bindings;
    use(Kind::condition, declared.node["Condition"]);
    for (const std::string_view key : {"Value", "Export"}) walk(declared.node[key]);
  }

  void condition(Node node) {
    if (!node) return;
    const auto call = truth_call_at(node);
    if (call && call->name == "Condition") return use(Kind::condition, call->argument);
    if (call) visit(*call);
    for (const Node& child : (call ? call->argument : node).children()) condition(child);
  }

  // Nothing when the template lacks most of what it uses, parameters above all: then it is a part
  // of another one.
  std::vector<UnknownName> take() {
    constexpr std::size_t few = 3;
    std::set<std::string_view> distinct;
    for (const UnknownName& unknown : unknown_) distinct.insert(unknown.name);
    const bool is_part =
        !instance_->section("Parameters") && distinct.size() >= few && 2 * unknown_.size() > uses_;
    return is_part ? std::vector<UnknownName>() : std::move(unknown_);
  }

 private:
  void each_name(Node depends_on) {
    use(Kind::resource, depends_on);
    for (const Node& item : depends_on.children()) use(Kind::resource, item);
  }

  void walk(Node node) {
    if (!node || has_transform(node)) return;
    const auto call = call_at(node);
    if (call) visit(*call);
    if (call && !call->tagged) return walk(call->argument);
    for (const Node& child : node.children()) {
      if (is_loop(child)) {
        loop(child);
      } else {
        walk(child);
      }
    }
  }

  // The loop's variable is a name inside it.
  void loop(Node node) {
    const std::vector<Node> parts = node.children();
    if (parts.size() != 3) return;
    walk(parts[1]);
    loop_variables_.push_back(parts[0].text());
    walk(parts[2]);
    loop_variables_.pop_back();
  }

  void visit(const Call& call) {
    const std::vector<Node> parts = call.argument.children();
    const Node first = literal(parts.empty() ? call.argument : parts.front(), call);
    if (!first) return;
    if (call.name == "Ref") use(Kind::value, first);
    if (call.name == "Fn::If" || call.name == "Condition") use(Kind::condition, first);
    if (call.name == "Fn::FindInMap") use(Kind::mapping, first);
    if (call.name == "Fn::Sub") holes(first, parts.size() > 1 ? parts[1] : Node());
    if (call.name != "Fn::GetAtt") return;
    const std::string_view path = first.text();
    const std::size_t dot = path.find('.');
    const bool whole = dot != std::string_view::npos || !parts.empty();
    if (whole) use(Kind::resource, path.substr(0, dot), first.span());
  }

  // An argument that is written out; a false Node where it is itself a call.
  static Node literal(Node argument, const Call& call) {
    const bool is_own_tag = call.tagged && argument.id() == call.argument.id();
    return argument.is_scalar() && (is_own_tag || !call_at(argument)) ? argument : Node();
  }

  void holes(Node format, Node variables) {
    std::string_view text = format.text();
    for (std::size_t open = text.find("${"); open != std::string_view::npos;
         open = text.find("${")) {
      text.remove_prefix(open + 2);
      const std::size_t close = text.find('}');
      if (close == std::string_view::npos) return;
      hole(text.substr(0, close), format, variables);
      text.remove_prefix(close + 1);
    }
  }

  void hole(std::string_view inside, Node format, Node variables) {
    const std::size_t begin = inside.find_first_not_of(' ');
    if (begin == std::string_view::npos || inside[begin] == '!') return;
    const std::string_view name = inside.substr(begin, inside.find_last_not_of(' ') + 1 - begin);
    if (has_transform(variables) || (variables && variables[name])) return;
    const std::size_t dot = name.find('.');
    use(dot == std::string_view::npos ? Kind::value : Kind::resource, name.substr(0, dot),
        hole_span(inside, format));
  }

  // Where the hole stands in the text as it is written; the whole text where it is written in
  // another way (escapes, an alias).
  Span hole_span(std::string_view inside, Node format) const {
    Span span = format.span();
    const std::string_view raw = stacks_->written(span);
    const std::size_t at = raw.find("${" + std::string(inside) + "}");
    if (at == std::string_view::npos) return span;
    span.begin += static_cast<std::uint32_t>(at);
    span.end = span.begin + static_cast<std::uint32_t>(inside.size() + 3);
    return span;
  }

  void use(Kind kind, Node node) {
    if (node && node.is_scalar()) use(kind, node.text(), node.span());
  }

  void use(Kind kind, std::string_view written, Span span) {
    ++uses_;
    const std::string name = fill_bindings(written, bindings_);
    if (is_bound(name) || is_defined(kind, name)) return;
    const bool pseudo = name.starts_with("AWS::") && kind == Kind::value;
    if (!pseudo && !is_plausible(name)) return;
    unknown_.push_back({kind, name, span, defined(kind)});
  }

  bool is_bound(std::string_view name) const {
    if (std::ranges::find(loop_variables_, name) != loop_variables_.end()) return true;
    for (const Binding* binding = bindings_; binding; binding = binding->outer) {
      if (binding->name == name) return true;
    }
    return false;
  }

  bool is_defined(Kind kind, const std::string& name) const {
    switch (kind) {
      case Kind::value:
        return instance_->parameters.contains(name) || is_resource(name) ||
               std::ranges::binary_search(pseudo_parameters, name) || is_in_section(kind, name);
      case Kind::resource:
        return is_resource(name) || is_in_section(kind, name);
      case Kind::condition:
        return instance_->conditions.contains(name) || is_in_section(kind, name);
      case Kind::mapping:
        break;
    }
    return is_in_section(kind, name);
  }

  // SAM knows `Ref: Orders.Stage` for what it makes of Orders.
  bool is_resource(std::string_view name) const {
    if (instance_->is_sam()) name = name.substr(0, name.find('.'));
    return instance_->resources.find(name) != nullptr;
  }

  // Also what is defined in a way in which nothing can be made of it.
  bool is_in_section(Kind kind, std::string_view name) const {
    return std::ranges::any_of(sections_of(kind), [&](std::string_view title) {
      const Node section = instance_->section(title);
      return section && (section[name] || is_open(section));
    });
  }

  static bool is_open(Node section) {
    const std::vector<Node> entries = section.children();
    return std::ranges::any_of(
        entries, [](const Node& entry) { return entry.key().starts_with("Fn::Transform"); });
  }

  std::shared_ptr<const std::vector<std::string>> defined(Kind kind) {
    auto& known = defined_[static_cast<std::size_t>(kind)];
    if (known) return known;
    std::vector<std::string> names;
    for (const std::string_view title : sections_of(kind)) {
      const Node section = instance_->section(title);
      if (!section) continue;
      for (const Node& entry : section.children()) names.emplace_back(entry.key());
    }
    std::ranges::sort(names);
    known = std::make_shared<const std::vector<std::string>>(std::move(names));
    return known;
  }

  const Stacks* stacks_;
  const Instance* instance_;
  const Binding* bindings_ = nullptr;
  std::vector<std::string_view> loop_variables_;
  std::array<std::shared_ptr<const std::vector<std::string>>, 4> defined_;
  std::size_t uses_ = 0;
  std::vector<UnknownName> unknown_;
};

}  // namespace

std::vector<UnknownName> undefined_names(const Stacks& stacks, const Instance& instance) {
  if (instance.is_open || instance.is_rewritten || !says_it_is_whole(instance)) return {};
  Names names(stacks, instance);
  const Node conditions = instance.section("Conditions");
  if (conditions) {
    for (const Node& node : conditions.children()) {
      if (!node.key().starts_with("Fn::")) names.condition(node);
    }
  }
  for (const Declaration& declared : instance.resources.all()) names.resource(declared);
  for (const Declaration& declared : instance.outputs.all()) names.output(declared);
  return names.take();
}

void leave_out_generated(std::vector<UnknownName>& names, const std::string& prefix,
                         const Resources& resources) {
  constexpr std::size_t hash_length = 10;
  std::unordered_set<std::string_view> ids;
  for (const Resource& resource : resources.all) ids.insert(resource.id);
  std::erase_if(names, [&](const UnknownName& unknown) {
    const std::string id = prefix + unknown.name;
    const std::size_t before_hash = id.size() - std::min(id.size(), hash_length);
    return ids.contains(id) || ids.contains(std::string_view(id).substr(0, before_hash));
  });
}

}  // namespace plimsoll
