#include <algorithm>
#include <utility>

#include "outline/go_environment.h"
#include "outline/go_source.h"
#include "outline/languages.h"

namespace plimsoll::outline {
namespace {

constexpr auto lambda_library = "github.com/aws/aws-lambda-go/lambda";

bool recovers(const GoSource& source, Node body) {
  bool found = false;
  visit(body, [&](Node node) {
    found |= node.is("call_expression") && source.called_by(node).is("", "recover");
  });
  return found;
}

class GoOutline {
 public:
  GoOutline(Node root, FileId file) : source_(root, file) {
    start_.name = "lambda.Start";
    start_.is_static = true;
  }

  Outline outline() {
    for (const Node child : source_.root.children()) declaration(child);
    for (const auto& [name, path] : source_.imports) load(path);
    if (starts_) package_.routines.push_back(std::move(start_));
    outline_.space = package_.name;
    package_.is_open = true;
    outline_.types.push_back(std::move(package_));
    return std::move(outline_);
  }

 private:
  void declaration(Node node) {
    if (node.is("package_clause")) {
      const Node name = node.children().empty() ? node : node.children().front();
      package_.name = name.text();
      package_.span = source_.span(name);
    } else if (node.is("function_declaration") || node.is("method_declaration")) {
      function(node);
    } else if (node.is("var_declaration")) {
      walk(node, package_.initialization, {});
    }
  }

  // What `main` does until it starts Lambda is part of every cold start, as `init` is.
  void function(Node node) {
    const Node name = node.field("name");
    const Node body = node.field("body");
    const bool is_first =
        node.is("function_declaration") &&
        (name.text() == "init" || (name.text() == "main" && package_.name == "main"));
    const Way way{false, recovers(source_, body)};
    if (is_first) {
      if (name.text() == "main") package_.initialization.span = source_.span(name);
      return walk(body, package_.initialization, way);
    }
    Routine routine;
    routine.name = (node.is("method_declaration") ? "." : "") + std::string(name.text());
    routine.span = source_.span(name);
    routine.parameters = parameters_of(node).size();
    routine.is_static = true;
    routine.asks = asked_by(source_, node);
    walk(body, routine, way);
    package_.routines.push_back(std::move(routine));
  }

  // Variables and `init` of an imported package come before anything else.
  void load(const std::string& path) {
    outline_.imports.push_back(path);
    package_.initialization.calls.push_back({default_name(path), "", {}, false, false, false});
    if (path.find("dotenv") != std::string::npos) outline_.environment_changed = package_.span;
  }

  void walk(Node node, Routine& into, Way way) {
    if (node.is("call_expression")) return call(node, into, way);
    if (node.is("if_statement")) return branch(node, into, way);
    if (node.is("func_literal")) return walk(node.field("body"), into, way.perhaps());
    if (node.is("for_statement")) return loop(node, into, way);
    if (node.is("binary_expression")) return operation(node, into, way);
    const bool is_case = node.kind().ends_with("_case");
    for (const Node child : node.children()) walk(child, into, is_case ? way.perhaps() : way);
  }

  void branch(Node node, Routine& into, Way way) {
    if (const Node first = node.field("initializer")) walk(first, into, way);
    walk(node.field("condition"), into, way);
    walk(node.field("consequence"), into, way.perhaps());
    if (const Node other = node.field("alternative")) walk(other, into, way.perhaps());
  }

  void loop(Node node, Routine& into, Way way) {
    for (const Node child : node.children()) {
      walk(child, into, child.is("block") ? way.perhaps() : way);
    }
  }

  void operation(Node node, Routine& into, Way way) {
    const std::string_view sign = node.field("operator").text();
    walk(node.field("left"), into, way);
    walk(node.field("right"), into, sign == "&&" || sign == "||" ? way.perhaps() : way);
  }

  void call(Node node, Routine& into, Way way) {
    const GoName name = source_.called_by(node);
    const Node function = node.field("function");
    const Node arguments = node.field("arguments");
    if (auto read = read_by(source_, node)) {
      read->when.conditional |= way.conditional;
      read->when.guarded |= way.guarded;
      into.reads.push_back(std::move(*read));
    } else if (!name.name.empty()) {
      into.calls.push_back(called(name, way));
      into.calls.back().span = source_.span(node);
      for (const Node each : arguments.children()) {
        into.calls.back().texts.push_back(source_.text_of(each).value_or(""));
      }
    }
    if (name.package == "os" && name.name.ends_with("env") && name.name != "Getenv") {
      outline_.environment_changed = source_.span(node);  // Setenv, Unsetenv, Clearenv
    }
    if (name.package == lambda_library && name.name.starts_with("Start")) return start(node);
    // `func() { … }()` is done at once.
    walk(function.is("func_literal") ? function.field("body") : function, into, way);
    walk(arguments, into, way);
  }

  // A method is called by its name alone, of whatever type it is.
  static Called called(const GoName& name, Way way) {
    Called called;
    if (!name.is_own() && !name.is_method()) called.type = default_name(name.package);
    called.name = (name.is_method() ? "." : "") + name.name;
    called.conditional = way.conditional;
    called.guarded = way.guarded;
    return called;
  }

  // Whatever function is named among what Lambda is started with may be the handler or around it.
  void start(Node call) {
    const Node arguments = call.field("arguments");
    starts_ = true;
    start_.span = source_.span(call.field("function"));
    visit(arguments, [this](Node node) {
      const GoName name = source_.name_of(node);
      if (name.name.empty() || is_called(node)) return;
      start_.calls.push_back(called(name, {}));
    });
    for (const Node each : arguments.children()) {
      if (each.is("func_literal")) {
        walk(each.field("body"), start_, {});
      } else {
        walk(each, package_.initialization, {});
      }
    }
  }

  static bool is_called(Node node) {
    const Node parent = node.parent();
    return parent.is("call_expression") && parent.field("function").range() == node.range();
  }

  GoSource source_;
  Outline outline_;
  Type package_;
  bool starts_ = false;
  Routine start_;  // what Lambda is started with
};

}  // namespace

// A file of Go has one type: its package.
Outline outline_go(const syntax::Syntax& syntax, FileId file) {
  return GoOutline(syntax.root(), file).outline();
}

}  // namespace plimsoll::outline
