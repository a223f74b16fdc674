#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "outline/languages.h"
#include "outline/ruby_environment.h"
#include "outline/ruby_source.h"

namespace plimsoll::outline {
namespace {

// Where methods go that are defined here.
struct Place {
  std::string type;        // empty at the top of the file
  bool is_static = false;  // in `class << self`, or behind `module_function`
};

// Calls by which methods come about that no `def` shows, or files are loaded that no `require`
// names; those of other objects, and those that the code makes of itself.
constexpr std::array<std::string_view, 9> dynamic_anywhere{
    "class_eval",    "class_exec",  "const_set",   "define_method", "define_singleton_method",
    "instance_eval", "module_eval", "module_exec", "setup"};
static_assert(std::ranges::is_sorted(dynamic_anywhere));

constexpr std::array<std::string_view, 10> dynamic_here{
    "alias_method", "autoload", "def_delegator",   "def_delegators",       "delegate",
    "eval",         "load",     "module_function", "private_class_method", "send"};
static_assert(std::ranges::is_sorted(dynamic_here));

bool is_dynamic(std::string_view method) {
  return std::ranges::binary_search(dynamic_anywhere, method);
}

bool is_dynamic_here(std::string_view method, const Place& place) {
  return is_dynamic(method) || std::ranges::binary_search(dynamic_here, method) ||
         (place.is_static && method.starts_with("attr_"));
}

// What a missing variable leads to is one of these.
constexpr std::array<std::string_view, 9> common_errors{
    "ArgumentError", "Exception",    "IndexError",    "KeyError", "NameError",
    "NoMethodError", "RuntimeError", "StandardError", "TypeError"};
static_assert(std::ranges::is_sorted(common_errors));

// Whether it catches them, and not only what a library or the code itself raises.
bool catches_all(Node rescue) {
  const std::vector<Node> errors = rescue.field("exceptions").children();
  return errors.empty() || std::ranges::any_of(errors, [](Node error) {
           const bool is_named = error.is("constant") || error.is("scope_resolution");
           return !is_named || std::ranges::binary_search(common_errors, error.text());
         });
}

bool has_rescue(Node body) {
  return std::ranges::any_of(body.children(),
                             [](Node child) { return child.is("rescue") && catches_all(child); });
}

class RubyOutline {
 public:
  RubyOutline(Node root, FileId file) : source_(root, file) { types_[""].span = {file, 0, 0}; }

  Outline outline() {
    Routine& loading = types_[""].initialization;
    for (const Node child : source_.root.children()) walk(child, loading, {}, {});
    Outline outline;
    outline.imports = std::move(imports_);
    outline.environment_changed = environment_changed_;
    for (auto& [name, type] : types_) {
      type.name = name;
      type.is_open = true;
      outline.types.push_back(std::move(type));
    }
    return outline;
  }

 private:
  Type& type_of(const Place& place) { return types_[place.type]; }

  // Statements that run, and definitions among them.
  void walk(Node node, Routine& into, Place place, Way way) {
    if (node.is("method") || node.is("singleton_method")) return method(node, place);
    if (node.is("class") || node.is("module")) return type(node, into, place, way);
    if (node.is("singleton_class")) {
      place.is_static = true;
      return children(node.field("body"), into, place, way);
    }
    if (node.is("alias")) type_of(place).generated = true;
    if (sets_environment(node)) environment_changed_ = source_.span(node);
    if (node.is("identifier") || node.is("call")) called(node, into, place, way);
    if (node.is("assignment")) made(node, place);
    if (auto read = read_by(source_, node)) {
      read->when.conditional |= way.conditional;
      read->when.guarded |= way.guarded || is_caught(*read);
      into.reads.push_back(std::move(*read));
    }
    parts(node, into, place, way);
  }

  // An error of the code's own that it catches somewhere itself.
  bool is_caught(const code::EnvironmentRead& read) const {
    const std::string name = read.error.substr(0, read.error.find(": "));
    return read.raises && !std::ranges::binary_search(common_errors, name) &&
           source_.root.text().find("rescue " + name) != std::string_view::npos;
  }

  void children(Node node, Routine& into, const Place& place, Way way) {
    way.guarded |= has_rescue(node);
    for (const Node child : node.children()) {
      walk(child, into, place, child.is("rescue") ? way.perhaps() : way);
    }
  }

  void parts(Node node, Routine& into, const Place& place, Way way) {
    const std::string_view kind = node.kind();
    constexpr std::array<std::string_view, 10> sometimes_run{
        "block", "do_block", "else",      "elsif",          "lambda",
        "then",  "when",     "in_clause", "while_modifier", "until_modifier"};
    if (std::ranges::find(sometimes_run, kind) != sometimes_run.end()) way.conditional = true;
    if (kind == "if_modifier" || kind == "unless_modifier") {
      walk(node.field("condition"), into, place, way);
      return walk(node.field("body"), into, place, way.perhaps());
    }
    if (kind == "rescue_modifier") way.guarded = true;
    const std::string_view sign = node.field("operator").text();
    const bool is_choice =
        kind == "binary" && (sign == "&&" || sign == "||" || sign == "and" || sign == "or");
    if (is_choice || kind == "conditional") {
      const std::vector<Node> all = node.children();
      for (const Node each : all) {
        walk(each, into, place, same(each, all.front()) ? way : way.perhaps());
      }
      return;
    }
    children(node, into, place, way);
  }

  void method(Node node, const Place& place) {
    Routine routine;
    routine.name = node.field("name").text();
    routine.span = source_.span(node.field("name"));
    routine.is_static = place.is_static || node.is("singleton_method") || place.type.empty();
    // What is defined on the program itself is no method of anything else.
    if (node.is("singleton_method") && place.type.empty()) routine.is_public = false;
    const Node body = node.field("body");
    if (body.is("body_statement")) {
      children(body, routine, place, {});
    } else if (body) {
      walk(body, routine, place, {});
    }
    routine.asks = asked_by(source_, node);
    Type& type = type_of(place);
    const bool makes = routine.name == "initialize" && !routine.is_static;
    (makes ? type.constructors : type.routines).push_back(std::move(routine));
  }

  // The body of a class runs when its file is loaded.
  void type(Node node, Routine& into, const Place& around, const Way& way) {
    const Node name = node.field("name");
    Place place;
    place.type = around.type.empty() ? std::string(name.text())
                                     : around.type + "::" + std::string(name.text());
    Type& type = type_of(place);
    if (type.span == Span{}) type.span = source_.span(name);
    for (const Node base : node.field("superclass").children()) add_base(type, base);
    children(node.field("body"), into, place, way);
  }

  static void add_base(Type& type, Node base) {
    const bool is_named = base.is("constant") || base.is("scope_resolution");
    if (is_named) type.bases.emplace_back(base.text());
    if (!is_named) type.generated = true;
  }

  // `Handler = Class.new(Base)`, `Point = Struct.new(:x)`, `Handler = Other`
  void made(Node assignment, const Place& around) {
    const Node name = assignment.field("left");
    const Node value = assignment.field("right");
    if (!name.is("constant") ||
        (!value.is("call") && !value.is("constant") && !value.is("scope_resolution"))) {
      return;
    }
    Place place;
    place.type = around.type.empty() ? std::string(name.text())
                                     : around.type + "::" + std::string(name.text());
    Type& type = type_of(place);
    type.span = source_.span(name);
    type.generated = true;
  }

  void called(Node node, Routine& into, const Place& place, const Way& way) {
    const std::string_view name = method_of(node);
    if (name.empty()) return;
    const Node receiver = node.is("call") ? node.field("receiver") : Node();
    if (!receiver && is_named_by_a_call(node)) return;
    if (!receiver || receiver.is("self")) return own_call(node, name, into, place, way);
    if (is_dynamic(name)) types_[""].generated = true;
    Called call{"", std::string(name), {}, false, way.conditional, way.guarded};
    if (receiver.is("constant") || receiver.is("scope_resolution")) {
      call.type = receiver.text();
      if (name == "new") {
        call.name.clear();
        call.makes = true;
      }
    } else {
      call.type = type_of_object(receiver);
      if (call.type.empty()) return;
    }
    add(std::move(call), node, into);
  }

  // Of `Store.new`, or of a variable that gets one.
  std::string type_of_object(Node object) const {
    if (method_of(object) == "new") return std::string(object.field("receiver").text());
    const auto variable = objects_.find(object.text());
    return variable == objects_.end() ? std::string() : variable->second;
  }

  void find_objects(Node node) {
    const Node value = node.field("right");
    if (!node.kind().ends_with("assignment") || method_of(value) != "new") return;
    const std::string type(value.field("receiver").text());
    const auto [known, is_new] = objects_.emplace(node.field("left").text(), type);
    if (!is_new && known->second != type) known->second.clear();
  }

  void add(Called call, Node node, Routine& into) const {
    call.span = source_.span(node);
    for (const Node each : arguments_of(node)) {
      call.texts.push_back(source_.text_of(each).value_or(""));
    }
    into.calls.push_back(std::move(call));
  }

  // The name of a call is a node of its own.
  static bool is_named_by_a_call(Node node) {
    const Node parent = node.parent();
    return node.is("identifier") && parent.is("call") && same(parent.field("method"), node);
  }

  void own_call(Node node, std::string_view name, Routine& into, const Place& place,
                const Way& way) {
    if (name == "require" || name == "require_relative") return import(node, name, way);
    Type& type = type_of(place);
    if (name == "extend" || name == "include" || name == "prepend") {
      for (const Node base : arguments_of(node)) {
        if (!base.is("self")) add_base(type, base);
        type.generated |= base.is("self");
      }
    } else if (is_dynamic_here(name, place)) {
      type.generated = true;
      types_[""].generated |= name.find("eval") != std::string_view::npos || name == "load";
    }
    add({"", std::string(name), {}, false, way.conditional, way.guarded}, node, into);
  }

  // What is required on some path only is not known to be loaded.
  void import(Node node, std::string_view how, const Way& way) {
    const std::vector<Node> arguments = arguments_of(node);
    const auto path = arguments.empty() ? std::nullopt : source_.text_of(arguments[0]);
    if (!path || way.conditional) {
      types_[""].generated = true;
      return;
    }
    const bool is_beside = how == "require_relative" && !path->starts_with('.');
    imports_.push_back((is_beside ? "./" : "") + *path);
    if (path->starts_with("dotenv")) environment_changed_ = source_.span(node);
  }

  RubySource source_;
  std::map<std::string, Type, std::less<>> types_;
  std::map<std::string, std::string, std::less<>>
      objects_;  // variables, and of which class they are
  std::vector<std::string> imports_;
  std::optional<Span> environment_changed_;
};

}  // namespace

// What runs when a file is loaded, the bodies of its classes included, is the initialization of the
// nameless type that has the methods at its top.
Outline outline_ruby(const syntax::Syntax& syntax, FileId file) {
  return RubyOutline(syntax.root(), file).outline();
}

}  // namespace plimsoll::outline
