#include "outline/java_body.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "outline/environment_words.h"
#include "outline/java_library.h"
#include "outline/java_scope.h"
#include "outline/nodes.h"

namespace plimsoll::outline {

namespace {

// A catch that goes on without what was raised.
bool catches_missing(Node clause) {
  bool is_broad = false;
  for (const Node parameter : clause.children()) {
    if (!parameter.is("catch_formal_parameter")) continue;
    const std::string_view types = parameter.text();
    for (const std::string_view type :
         {"Exception ", "Throwable ", "RuntimeException", "NullPointerException",
          "NumberFormatException", "IllegalArgumentException"}) {
      const std::size_t at = types.find(type);
      is_broad |= at != std::string_view::npos && (at == 0 || !std::isalnum(types[at - 1]));
    }
  }
  const std::vector<Node> statements = clause.field("body").children();
  return is_broad && (statements.empty() || !statements.back().is("throw_statement"));
}

bool is_guarded(Node attempt) {
  return std::ranges::any_of(attempt.children(), [](Node child) {
    return child.is("catch_clause") && catches_missing(child);
  });
}

class BodyReader {
 public:
  BodyReader(const JavaScope& scope, Routine& routine)
      : names_(scope.names()), scope_(scope), routine_(routine) {}

  void visit(Node node) { visit(node, Way{}); }

 private:
  // ---- names

  void use(EnvironmentValue value, Use::Kind kind, Span at, std::string_view error = {}) {
    value.use.guarded = now_.guarded;
    note_use(routine_, value, kind, at, error);
  }

  // ---- statements and expressions

  void visit(Node node, Way way) {
    if (node.is("class_body") && node.parent().is("class_declaration")) return;
    if (add_read(node, way)) return;
    if (visit_branches(node, way)) return;
    now_ = way;
    if (node.is("binary_expression")) compare(node);
    if (node.is("switch_expression")) test(node.field("condition"));
    for (const Node child : node.children()) visit(child, way);
    now_ = way;
    if (node.is("method_invocation")) call(node, way);
    if (node.is("object_creation_expression")) make(node, way);
    if (node.is("method_reference")) refer(node, way);
    if (node.is("explicit_constructor_invocation")) delegate(node, way);
    if (node.is("assignment_expression")) store(node);
  }

  bool visit_branches(Node node, Way way) {
    if (node.is("if_statement") || node.is("ternary_expression")) {
      visit(node.field("condition"), way);
      visit(node.field("consequence"), way.perhaps());
      visit(node.field("alternative"), way.perhaps());
      return true;
    }
    if (node.is("try_statement") || node.is("try_with_resources_statement")) {
      for (const Node child : node.children()) {
        const bool is_caught = child.is("catch_clause");
        const bool is_last = child.is("finally_clause");
        visit(child, {way.conditional || is_caught,
                      way.guarded || (!is_caught && !is_last && is_guarded(node))});
      }
      return true;
    }
    const bool is_perhaps =
        is_any(node.kind(), {"for_statement", "while_statement", "enhanced_for_statement",
                             "switch_block", "lambda_expression", "class_body"});
    if (!is_perhaps || way.conditional) return false;
    visit(node, way.perhaps());
    return true;
  }

  bool add_read(Node node, Way way) {
    const auto name = java_environment_read(node, names_);
    if (!name) return false;
    code::EnvironmentRead read;
    read.name = *name;
    read.span = span(node);
    read.has_default = node.field("name").text() == "getOrDefault";
    read.when.conditional = way.conditional;
    read.when.guarded = way.guarded;
    routine_.reads.push_back(std::move(read));
    return true;
  }

  void test(Node node) {
    if (const auto tested = scope_.value(node)) use(*tested, Use::Kind::tested, tested->use.span);
  }

  void compare(Node node) {
    if (!is_any(node.field("operator").text(), {"==", "!="})) return;
    test(node.field("left"));
    test(node.field("right"));
  }

  // ---- calls

  void call(Node node, Way way) {
    const Node object = node.field("object");
    const std::string_view method = node.field("name").text();
    if (method == "containsKey" && object.text() == "System.getenv()") {
      ask_for_key(node);
      return;
    }
    if (const auto missing = object ? scope_.value(object) : std::nullopt) {
      use(*missing, Use::Kind::raises, span(node.field("name")), java_no_object);
    }
    const std::vector<Node> arguments = java_arguments(node);
    for (const Node argument : arguments) pass(node, argument, arguments.size());
    add_call(node, object, way);
  }

  void ask_for_key(Node node) {
    const std::vector<Node> arguments = java_arguments(node);
    const auto name = arguments.size() == 1 ? java_text(arguments[0], names_) : std::nullopt;
    if (name) routine_.uses.push_back({Use::Kind::tested, *name, {}, {}, span(node), {}});
  }

  void pass(Node call, Node argument, std::size_t count) {
    const auto passed = scope_.value(argument);
    if (!passed) return;
    const std::string_view method = call.field("name").text();
    const Node object = call.field("object");
    if (const std::string_view error = java_raises(object.text(), method); !error.empty()) {
      use(*passed, Use::Kind::raises, span(call.field("name")), error);
    } else if (asks_for_nothing(method)) {
      use(*passed, Use::Kind::tested, passed->use.span);
    } else if (names_.has_sdk && (names_in_request(method, object, count) ||
                                  is_first_of_client(call, argument, method))) {
      use(*passed, Use::Kind::needed, span(call.field("name")));
    }
  }

  // `PutItemRequest.builder().key(…).tableName(TABLE)`, `request -> request.tableName(TABLE)`.
  bool names_in_request(std::string_view method, Node object, std::size_t count) const {
    if (count != 1 || !names_resource(method) || !object) return false;
    while (object.is("method_invocation") && object.field("object"))
      object = object.field("object");
    if (object.is("object_creation_expression")) return is_of_sdk(java_type(object.field("type")));
    if (!object.is("identifier")) return false;
    if (const Variable* known = scope_.variable(object)) return is_of_sdk(known->type);
    return !is_type_name(object.text()) || is_of_sdk(std::string(object.text()));
  }

  bool is_of_sdk(const std::string& type) const {
    return names_.has_whole_packages || type.empty() ||
           names_.sdk_types.contains(type.substr(0, type.find('.')));
  }

  bool is_first_of_client(Node call, Node argument, std::string_view method) const {
    const Variable* client = scope_.variable(call.field("object"));
    return client != nullptr && java_takes_resource_first(client->type, method) &&
           java_arguments(call).front().range() == argument.range();
  }

  void add_call(Node node, Node object, Way way) {
    const auto type = object ? scope_.type_of(object) : std::string();
    if (type) add(*type, node.field("name").text(), java_arguments(node), false, way);
  }

  void add(const std::string& type, std::string_view name, const std::vector<Node>& arguments,
           bool makes, Way way) {
    Called called{type, std::string(name), arguments.size(), makes, way.conditional, way.guarded};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      pass_on(scope_.value(arguments[i]), i, called);
      called.texts.push_back(java_text(arguments[i], names_).value_or(""));
      if (!called.texts.back().empty()) called.span = span(arguments[i]);
    }
    routine_.calls.push_back(std::move(called));
  }

  // `this.table = table`.
  void store(Node assignment) {
    const Node left = assignment.field("left");
    const Variable* given = scope_.variable(assignment.field("right"));
    if (given == nullptr || !given->parameter || given->values > 0) return;
    const bool is_own = left.is("field_access") && left.field("object").is("this");
    const std::string field(is_own ? left.field("field").text() : left.text());
    const auto known = names_.variables.find(field);
    if (known == names_.variables.end() || known->second.values != 1) return;
    routine_.stored.push_back({field, *given->parameter});
  }

  void make(Node node, Way way) {
    const std::string type = java_type(node.field("type"));
    const std::vector<Node> arguments = java_arguments(node);
    if (!type.empty()) add(type, {}, arguments, true, way);
    const bool is_request = is_any(type, {"SendMessageRequest", "PublishRequest", "Table",
                                          "GeneratePresignedUrlRequest"}) ||
                            (type.ends_with("ItemRequest") || type.ends_with("ObjectRequest"));
    if (!names_.has_sdk || !is_request || arguments.empty()) return;
    const std::optional<EnvironmentValue> first =
        scope_.value(arguments[type == "Table" ? arguments.size() - 1 : 0]);
    if (first) use(*first, Use::Kind::needed, span(node.field("type")));
  }

  // `this(…)`; what `super(…)` runs comes with the type's bases.
  void delegate(Node node, Way way) {
    if (!node.field("constructor").is("this")) return;
    add({}, {}, java_arguments(node), true, way);
  }

  // `this::save`, `Orders::save`: called by whoever gets it.
  void refer(Node node, Way way) {
    const std::vector<Node> children = node.children();
    if (children.size() != 2) return;
    const auto type = scope_.type_of(children[0]);
    if (!type) return;
    routine_.calls.push_back(
        {*type, std::string(children[1].text()), std::nullopt, false, true, way.guarded});
  }

  Span span(Node node) const { return names_.span(node); }

  const Names& names_;
  const JavaScope& scope_;
  Routine& routine_;
  Way now_;  // of what is looked at
};

}  // namespace

void read_java_body(Node body, const Names& names, Routine& routine) {
  JavaScope scope(names);
  scope.collect(body);
  BodyReader(scope, routine).visit(body);
}

}  // namespace plimsoll::outline
