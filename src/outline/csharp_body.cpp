#include "outline/csharp_body.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "outline/csharp_library.h"
#include "outline/csharp_scope.h"
#include "outline/environment_words.h"
#include "outline/nodes.h"

namespace plimsoll::outline {

namespace {

// A catch that goes on without what was raised.
bool catches_missing(Node clause) {
  bool is_broad = true;
  bool raises_again = false;
  for (const Node child : clause.children()) {
    if (child.is("catch_declaration")) {
      const std::string_view text = child.text();
      is_broad = std::ranges::any_of(
          std::initializer_list<std::string_view>{"Exception ", "Exception)", "ArgumentException",
                                                  "ArgumentNull", "NullReference"},
          [text](std::string_view type) {
            const std::size_t at = text.find(type);
            return at != std::string_view::npos &&
                   (at == 1 || text[at - 1] == '.' || type[0] != 'E');
          });
    }
    const std::vector<Node> statements = child.is("block") ? child.children() : std::vector<Node>();
    raises_again |= !statements.empty() && statements.back().is("throw_statement");
  }
  return is_broad && !raises_again;
}

bool is_guarded(Node attempt) {
  return std::ranges::any_of(attempt.children(), [](Node child) {
    return child.is("catch_clause") && catches_missing(child);
  });
}

class BodyReader {
 public:
  BodyReader(const CsharpScope& scope, Routine& routine)
      : names_(scope.names()), scope_(scope), routine_(routine) {}

  void visit(Node node, Way way) {
    if (add_read(node, way) || visit_branches(node, way)) return;
    for (const Node child : node.children()) visit(child, way);
    now_ = way;
    if (node.is("invocation_expression")) call(node, way);
    if (is_any(node.kind(),
               {"object_creation_expression", "implicit_object_creation_expression"})) {
      make(node, way);
    }
    if (node.is("member_access_expression")) take_member(node, way);
    if (node.is("identifier")) take_property(node, way);
    if (node.is("constructor_initializer")) delegate(node, way);
    look_at_tests(node);
    if (node.is("assignment_expression")) assign(node);
  }

 private:
  bool add_read(Node node, Way way) {
    if (!node.is("invocation_expression")) return false;
    auto name = csharp_environment_read(node, names_);
    if (!name) return false;
    code::EnvironmentRead read;
    read.name = std::move(*name);
    read.span = names_.span(node);
    read.when.conditional = way.conditional;
    read.when.guarded = way.guarded;
    routine_.reads.push_back(std::move(read));
    return true;
  }

  bool visit_branches(Node node, Way way) {
    if (node.is("try_statement")) {
      for (const Node child : node.children()) {
        const bool is_caught = child.is("catch_clause");
        const bool is_last = child.is("finally_clause");
        visit(child, {way.conditional || is_caught,
                      way.guarded || (!is_caught && !is_last && is_guarded(node))});
      }
      return true;
    }
    if (node.is("if_statement") || node.is("conditional_expression")) {
      bool is_first = true;
      for (const Node child : node.children()) {
        visit(child, is_first ? way : way.perhaps());
        is_first = false;
      }
      look_at_tests(node);
      return true;
    }
    const bool is_perhaps =
        is_any(node.kind(), {"for_statement", "while_statement", "foreach_statement", "switch_body",
                             "lambda_expression", "anonymous_method_expression",
                             "switch_expression_arm", "local_function_statement"});
    if (!is_perhaps || way.conditional) return false;
    visit(node, way.perhaps());
    return true;
  }

  // ---- values of the environment

  void use(EnvironmentValue value, Use::Kind kind, Span at, std::string_view error = {}) {
    value.use.guarded = now_.guarded;
    note_use(routine_, value, kind, at, error);
  }

  void test(Node node) {
    if (const auto tested = scope_.value(node)) use(*tested, Use::Kind::tested, tested->use.span);
  }

  void look_at_tests(Node node) {
    const std::vector<Node> children = node.children();
    if (children.empty()) return;
    if (is_any(node.kind(), {"is_pattern_expression", "conditional_access_expression",
                             "switch_statement", "switch_expression", "is_expression"})) {
      test(children.front());
    }
    if (!node.is("binary_expression")) return;
    const std::string_view mark = node.field("operator").text();
    if (mark == "??") replace_nothing(node);
    if (mark != "==" && mark != "!=") return;
    test(node.field("left"));
    test(node.field("right"));
  }

  // `value ?? "other"`, `value ?? throw new ArgumentException(…)`.
  void replace_nothing(Node node) {
    const auto value = scope_.value(node.field("left"));
    if (!value) return;
    const Node other = node.field("right");
    const std::vector<Node> thrown =
        other.is("throw_expression") ? other.children() : std::vector<Node>();
    if (thrown.empty()) return use(*value, Use::Kind::tested, value->use.span);
    const std::string type = csharp_type(thrown.front().field("type"));
    use(*value, Use::Kind::raises, names_.span(thrown.front().field("type")),
        type.empty() ? "an exception" : type);
  }

  // ---- members, calls and assignments

  void take_member(Node node, Way way) {
    const Node object = node.field("expression");
    const Node name = node.field("name");
    if (const auto value = object ? scope_.value(object) : std::nullopt) {
      if (csharp_is_of_text(name.text())) {
        use(*value, Use::Kind::raises, names_.span(name), csharp_no_object);
      } else if (asks_for_nothing(name.text())) {
        use(*value, Use::Kind::tested, value->use.span);
      }
    }
    // A property; methods are called by the invocation around it.
    if (node.parent().is("invocation_expression")) return;
    if (const auto type = scope_.type_of(object)) add_call(*type, name.text(), {}, false, way);
  }

  // What reads a variable each time is a property; of a field there is no routine of that name.
  void take_property(Node node, Way way) {
    const Variable* known = scope_.variable(node);
    if (known != nullptr && known->holds_environment()) add_call("", node.text(), {}, false, way);
  }

  void add_call(const std::string& type, std::string_view name, const std::vector<Node>& arguments,
                bool makes, Way way) {
    Called called{type, std::string(name), arguments.size(), makes, way.conditional, way.guarded};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      pass_on(scope_.value(arguments[i]), i, called);
      called.texts.push_back(csharp_text(arguments[i], names_).value_or(""));
      if (!called.texts.back().empty()) called.span = names_.span(arguments[i]);
    }
    routine_.calls.push_back(std::move(called));
  }

  void call(Node node, Way way) {
    const Node function = node.field("function");
    const std::vector<Node> arguments = csharp_arguments(node);
    const bool is_member = function.is("member_access_expression");
    const Node named = is_member ? function.field("name") : function;
    const std::string_view method =
        named.is("generic_name") ? named.children().front().text() : named.text();
    const auto type = is_member ? scope_.type_of(function.field("expression"))
                                : std::optional<std::string>(std::string());
    const std::string_view object = is_member ? function.field("expression").text() : "";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      pass(arguments[i], i, type.value_or(std::string(object)), method, names_.span(named));
    }
    if (type && (is_member || named.is("identifier") || named.is("generic_name"))) {
      add_call(*type, method, arguments, false, way);
    }
  }

  void pass(Node argument, std::size_t place, const std::string& type, std::string_view method,
            Span at) {
    const auto value = scope_.value(argument);
    if (!value) return;
    if (csharp_refuses_null(type.substr(type.rfind('.') + 1), method)) {
      use(*value, Use::Kind::raises, at, csharp_no_argument);
    } else if (asks_for_nothing(method)) {
      use(*value, Use::Kind::tested, value->use.span);
    } else if (names_.has_sdk && csharp_takes_resource(type, method, place)) {
      use(*value, Use::Kind::needed, at);
    }
  }

  void make(Node node, Way way) {
    std::string type = csharp_type(node.field("type"));
    if (type.empty()) type = declared_type(node);
    if (type.empty()) return;
    const std::vector<Node> arguments = csharp_arguments(node);
    add_call(type, {}, arguments, true, way);
    const auto first = arguments.empty() ? std::nullopt : scope_.value(arguments.front());
    if (!first) return;
    if (csharp_refuses_null(type, "")) {
      use(*first, Use::Kind::raises, names_.span(node.field("type")), csharp_no_argument);
    } else if (names_.has_sdk && csharp_makes_of_resource(type)) {
      use(*first, Use::Kind::needed, names_.span(node.field("type")));
    }
  }

  // Of `Orders orders = new(…)`.
  static std::string declared_type(Node node) {
    const Node declarator = node.parent();
    return declarator.is("variable_declarator") ? csharp_type(declarator.parent().field("type"))
                                                : std::string();
  }

  void delegate(Node node, Way way) {
    if (!node.has_token("this")) return;
    add_call({}, {}, csharp_arguments(node), true, way);
  }

  // `new PutItemRequest { TableName = table }`, `request.TableName = table`.
  void assign(Node node) {
    const Node left = node.field("left");
    const auto value = scope_.value(node.field("right"));
    store(left, node.field("right"));
    if (node.has_token("\?\?=")) test(left);
    if (!value || !names_.has_sdk) return;
    const bool is_member = left.is("member_access_expression");
    const Node name = is_member ? left.field("name") : left;
    if (!names_resource(name.text())) return;
    const std::string type = is_member ? scope_.type_of(left.field("expression")).value_or("")
                                       : type_of_initializer(node.parent());
    if (is_request(type)) use(*value, Use::Kind::needed, names_.span(name));
  }

  // `_table = table`.
  void store(Node left, Node right) {
    const Variable* given = scope_.variable(right);
    if (given == nullptr || !given->parameter || given->values > 0) return;
    const bool is_own = left.is("member_access_expression") && left.has_token("this");
    const std::string field(is_own ? left.field("name").text() : left.text());
    const auto known = names_.variables.find(field);
    if (known == names_.variables.end() || known->second.values != 1) return;
    routine_.stored.push_back({field, *given->parameter});
  }

  static std::string type_of_initializer(Node initializer) {
    if (!initializer.is("initializer_expression")) return {};
    const Node object = initializer.parent();
    const std::string type = csharp_type(object.field("type"));
    return type.empty() ? declared_type(object) : type;
  }

  static bool is_request(std::string_view type) {
    type.remove_prefix(type.rfind('.') + 1);
    return type.ends_with("Request") || is_any(type, {"Put", "Get", "Update", "Delete"});
  }

  const Names& names_;
  const CsharpScope& scope_;
  Routine& routine_;
  Way now_;  // of what is looked at
};

}  // namespace

void read_csharp_body(Node body, const Names& names, Routine& routine) {
  CsharpScope scope(names);
  scope.collect(body);
  BodyReader(scope, routine).visit(body, {});
}

}  // namespace plimsoll::outline
