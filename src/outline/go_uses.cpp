#include "outline/go_uses.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "outline/environment_words.h"

namespace plimsoll::outline {
namespace {

std::size_t index_in(Node list, Node child) {
  const std::vector<Node> children = list.children();
  const auto found = std::ranges::find_if(children, [&](Node each) { return same(each, child); });
  return static_cast<std::size_t>(found - children.begin());
}

Node function_around(Node node) {
  while (node && !node.is("function_declaration") && !node.is("method_declaration")) {
    node = node.parent();
  }
  return node;
}

// What assigns, whatever its form: `a, b := f()`, `a = 1`, `var a = 1`.
std::vector<Node> targets_of(Node statement) {
  if (statement.is("var_spec")) return statement.fields("name");
  return statement.field("left").children();
}

bool is_address(Node node) {
  return node.is("unary_expression") && node.has_token("&");
}

bool is_assigned(Node node) {
  const Node list = node.parent();
  if (list.is("var_spec")) return !same(list.field("value"), node);
  const Node statement = list.parent();
  return list.is("expression_list") && same(statement.field("left"), list);
}

bool declares(Node function, std::string_view name) {
  if (std::ranges::count(parameters_of(function), name) != 0) return true;
  bool found = false;
  visit(function, [&](Node node) {
    if (!node.is("short_var_declaration") && !node.is("var_spec")) return;
    for (const Node target : targets_of(node)) found |= target.text() == name;
  });
  return found;
}

std::vector<Node> statements_of(Node block) {
  std::vector<Node> statements;
  for (const Node child : block.children()) {
    if (!child.is("statement_list")) {
      statements.push_back(child);
      continue;
    }
    for (const Node statement : child.children()) statements.push_back(statement);
  }
  return statements;
}

// How a call ends the program; nothing where it does not.
std::optional<std::string> end_of(const GoSource& source, Node call) {
  const auto exit_status = [](std::string_view status) {
    return "Runtime.ExitError: Runtime exited with error: exit status " + std::string(status);
  };
  const GoName name = source.called_by(call);
  if (name.is("", "panic")) return exit_status("2");
  if (name.is_own()) return std::nullopt;
  if (name.name.starts_with("Fatal")) return exit_status("1");
  if (name.name.starts_with("Panic")) return exit_status("2");
  const std::vector<Node> arguments = call.field("arguments").children();
  const bool fails = name.is("os", "Exit") && !arguments.empty() && arguments[0].text() != "0";
  if (!fails) return std::nullopt;
  return exit_status(arguments[0].is("int_literal") ? arguments[0].text() : "1");
}

// The same of `log.Fatal().Msg("…")` and `log.With(…).Fatal("…")`.
std::optional<std::string> end_by(const GoSource& source, Node call) {
  for (; call.is("call_expression"); call = call.field("function").field("operand")) {
    if (auto end = end_of(source, call)) return end;
  }
  return std::nullopt;
}

bool makes_error(const GoSource& source, Node value) {
  if (value.is("identifier")) return value.text().starts_with("Err");
  const GoName name = value.is("call_expression") ? source.called_by(value) : GoName{};
  return name.is("fmt", "Errorf") || name.package == "errors" || name.package.ends_with("/errors");
}

std::vector<Node> all_of(const NodesByText& nodes, std::string_view text) {
  const auto found = nodes.find(text);
  return found == nodes.end() ? std::vector<Node>() : found->second;
}

class Uses {
 public:
  explicit Uses(const GoSource& source) : source_(source) {}

  GoUse use(Node read) {
    value(read, 0);
    // What does not parse may not come so far where the code asks first.
    if (!use_.ends && !use_.tested && unparsed_.ends) {
      use_.ends = true;
      use_.error = unparsed_.error;
    }
    use_.answers |= !use_.tested && unparsed_.answers;
    return std::move(use_);
  }

 private:
  static constexpr int most_steps = 6;  // from one name to the next

  void value(Node node, int depth) {
    Node up = node.parent();
    for (; up.is("parenthesized_expression") || is_address(up); up = up.parent()) node = up;
    if (up.is("literal_element")) return element(up, depth);
    if (up.is("argument_list")) return argument(up, node, depth);
    if (up.is("expression_list")) return listed(up, node, depth);
    if (up.is("binary_expression")) return compared(up, node);
    if (up.is("expression_switch_statement")) use_.tested = true;
  }

  // `TableName: aws.String(table)` of a request to AWS, or a field of a type of the program's own.
  void element(Node literal, int depth) {
    const Node keyed = literal.parent();
    if (!keyed.is("keyed_element") || same(keyed.field("key"), literal)) return;
    const std::string_view key = keyed.field("key").text();
    const Node composite = keyed.parent().parent();
    if (!composite.is("composite_literal")) return;
    if (!is_of_aws(composite.field("type"))) return field(key, keyed, depth + 1);
    if (!names_resource(key) || use_.needed_by) return;
    use_.needed_by = source_.span(keyed);
  }

  bool is_of_aws(Node type) const {
    const auto package = source_.imports.find(type.field("package").text());
    return package != source_.imports.end() &&
           package->second.starts_with("github.com/aws/aws-sdk-go");
  }

  void argument(Node list, Node node, int depth) {
    const Node call = list.parent();
    const GoName name = source_.called_by(call);
    const bool is_same_text = name.is("", "string") || name.package == "strings" ||
                              (name.package.starts_with("github.com/aws/aws-sdk-go") &&
                               (name.name == "String" || name.name == "ToString"));
    if (is_same_text || name.is("", "len")) return value(call, depth);
    if (name.package == "strconv" || name.is("time", "ParseDuration")) return parsed(call);
    // What has the address of a variable may change it.
    if (node.is("unary_expression")) use_.tested = true;
    const auto own = name.is_own() ? source_.functions.find(name.name) : source_.functions.end();
    if (own == source_.functions.end()) return;
    const std::vector<std::string_view> parameters = parameters_of(own->second);
    const std::size_t index = index_in(list, node);
    if (index < parameters.size()) named(parameters[index], own->second, {}, depth + 1);
  }

  // On the right of an assignment, or what a function returns.
  void listed(Node list, Node node, int depth) {
    const Node statement = list.parent();
    const bool is_declaration = statement.is("short_var_declaration") || statement.is("var_spec");
    if (!is_declaration && !statement.is("assignment_statement")) return;
    if (same(statement.field("left"), list)) return;
    const std::vector<Node> targets = targets_of(statement);
    const std::size_t index = index_in(list, node);
    if (index < targets.size()) assigned(targets[index], depth + 1);
    // `value, ok := os.LookupEnv("X")`
    if (list.children().size() == 1 && targets.size() == 2) found(targets[1]);
  }

  void assigned(Node target, int depth) {
    if (target.is("selector_expression")) return field(target.field("field").text(), target, depth);
    if (!target.is("identifier") || target.text() == "_") return;
    const Node function = function_around(target);
    const bool is_local = function && declares(function, target.text());
    named(target.text(), is_local ? function : source_.root, target, depth);
  }

  // Every place where a variable stands, but for the one that got the value.
  void named(std::string_view name, Node scope, Node defining, int depth) {
    if (depth > most_steps || !followed_.emplace(scope.range().begin, name).second) return;
    const bool is_everywhere = same(scope, source_.root);
    for (const Node node : all_of(source_.identifiers, name)) {
      if (!is_within(node, scope) || same(node, defining)) continue;
      const Node function = is_everywhere ? function_around(node) : Node();
      if (!function || !declares(function, name)) occurs(node, depth);
    }
  }

  void occurs(Node node, int depth) {
    const bool is_declared_alone = node.parent().is("var_spec") && !node.parent().field("value");
    if (is_declared_alone || node.parent().is("parameter_declaration")) return;
    if (is_assigned(node)) {
      use_.tested = true;
    } else {
      value(node, depth);
    }
  }

  void field(std::string_view name, Node defining, int depth) {
    if (depth > most_steps || !followed_.emplace(0, name).second) return;
    for (const Node node : all_of(source_.selections, name)) {
      if (!same(node, defining)) occurs(node, depth);
    }
    for (const Node node : all_of(source_.entries, name)) {
      const Node type = node.parent().parent().field("type");
      if (!same(node, defining) && !is_of_aws(type)) use_.tested = true;
    }
  }

  // Whether there was such a variable.
  void found(Node target) {
    if (!target.is("identifier") || target.text() == "_") return;
    const Node function = function_around(target);
    if (!function) return;
    for (const Node node : all_of(source_.identifiers, target.text())) {
      if (is_within(node, function) && !is_assigned(node)) decides(node, false);
    }
  }

  void compared(Node comparison, Node node) {
    const Node left = comparison.field("left");
    const Node other = same(left, node) ? comparison.field("right") : left;
    const std::string_view sign = comparison.field("operator").text();
    const bool with_nothing = other.text() == "\"\"" || other.text() == "0" || other.text() == "``";
    if (sign == "==" && with_nothing) return decides(comparison, true);
    if ((sign == "!=" || sign == ">") && with_nothing) return decides(comparison, false);
    if (sign == "==" || sign == "!=" || sign == ">" || sign == "<") use_.tested = true;
  }

  // A condition that is `holds` where the value is empty: what is done then?
  void decides(Node condition, bool holds) {
    Node up = condition.parent();
    for (; up; condition = up, up = up.parent()) {
      if (up.is("parenthesized_expression")) continue;
      const std::string_view sign = up.field("operator").text();
      if (up.is("unary_expression") && sign == "!") {
        holds = !holds;
      } else if (!up.is("binary_expression") || sign != (holds ? "||" : "&&")) {
        break;
      }
    }
    const bool is_condition = up.is("if_statement") && same(up.field("condition"), condition);
    if (!is_condition || !ends(up.field(holds ? "consequence" : "alternative"), use_)) {
      use_.tested = true;
    }
  }

  bool ends(Node block, GoUse& use) const {
    if (!block.is("block")) return false;
    for (const Node statement : statements_of(block)) {
      if (statement.is("expression_statement")) {
        const std::vector<Node> parts = statement.children();
        const auto end = parts.empty() || !parts[0].is("call_expression")
                             ? std::nullopt
                             : end_by(source_, parts[0]);
        if (!end) continue;
        use.ends = true;
        use.error = *end;
        return true;
      }
      if (statement.is("return_statement") && returns_error(statement)) {
        use.answers = true;
        return true;
      }
    }
    return false;
  }

  bool returns_error(Node statement) const {
    const std::vector<Node> lists = statement.children();
    const std::vector<Node> values = lists.empty() ? lists : lists[0].children();
    return std::ranges::any_of(values, [this](Node each) { return makes_error(source_, each); });
  }

  // `n, err := strconv.Atoi(limit)`, and what the next statement does about `err`.
  void parsed(Node call) {
    const Node statement = call.parent().parent();
    const std::vector<Node> targets = targets_of(statement);
    if (targets.size() != 2) return;
    Node next = statement.parent();
    if (!next.is("if_statement")) {
      const std::vector<Node> statements = next.children();
      const std::size_t index = index_in(next, statement) + 1;
      next = index < statements.size() ? statements[index] : Node();
    }
    const Node condition = next.field("condition");
    if (!next.is("if_statement") || condition.field("operator").text() != "!=") return;
    if (condition.field("left").text() != targets[1].text()) return;
    if (!ends(next.field("consequence"), unparsed_)) use_.tested = true;
  }

  const GoSource& source_;
  GoUse use_;
  GoUse unparsed_;  // where the value is no number
  std::set<std::pair<std::uint32_t, std::string_view>> followed_;
};

}  // namespace

GoUse use_of(const GoSource& source, Node read) {
  return Uses(source).use(read);
}

}  // namespace plimsoll::outline
