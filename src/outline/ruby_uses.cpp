#include "outline/ruby_uses.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "outline/environment_words.h"

namespace plimsoll::outline {
namespace {

// Of text, and not of nil. In their order.
constexpr std::array<std::string_view, 33> of_text{
    "bytes",    "capitalize", "chars",  "chomp",   "delete",    "delete_prefix",  "delete_suffix",
    "downcase", "each_char",  "empty?", "encode",  "end_with?", "force_encoding", "gsub",
    "include?", "length",     "lines",  "match?",  "partition", "reverse",        "rpartition",
    "rstrip",   "scan",       "size",   "slice",   "split",     "start_with?",    "strip",
    "sub",      "to_sym",     "tr",     "unpack1", "upcase"};
static_assert(std::ranges::is_sorted(of_text));

constexpr std::array<std::string_view, 8> questions{"!=",       "==",       "blank?", "nil?",
                                                    "presence", "present?", "then",   "try"};
static_assert(std::ranges::is_sorted(questions));

// Objects of the SDK that stand for a resource, and what they refuse to be made without.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> resources{
    {{"Bucket", "name"}, {"Queue", "url"}, {"Table", "name"}, {"Topic", "arn"}}};

// Not those for which a request may name something else.
bool is_always_required(std::string_view argument) {
  return argument != "topic_arn" && argument != "stream_name";
}

// How operations of AWS begin in its SDK for Ruby.
constexpr std::array<std::string_view, 19> operations{
    "batch_", "copy_object", "create_",   "delete_", "describe_", "get_",     "head_",
    "invoke", "list_",       "publish",   "put_",    "query",     "receive_", "scan",
    "send_",  "start_",      "transact_", "update_", "upload_"};

bool is_in(const auto& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

Node method_around(Node node) {
  while (node && !node.is("method") && !node.is("singleton_method")) node = node.parent();
  return node;
}

bool is_and(std::string_view sign) {
  return sign == "&&" || sign == "and";
}

bool is_or(std::string_view sign) {
  return sign == "||" || sign == "or";
}

class Uses {
 public:
  explicit Uses(const RubySource& source) : source_(source) {}

  RubyUse of(Node read) {
    value(read, 0);
    return result();
  }
  RubyUse of_test(Node test) {
    decides(test, false);
    return result();
  }

 private:
  static constexpr int most_steps = 6;  // from one name to the next

  // What would raise by itself may not come to it where the code asks first.
  RubyUse result() {
    use_.raises = is_refused_ || (use_.raises && !use_.tested);
    if (is_refused_) use_.tested = false;
    return std::move(use_);
  }

  void value(Node node, int depth) {
    Node up = node.parent();
    for (; up.is("parenthesized_statements"); up = up.parent()) node = up;
    if (up.is("call")) return receives(up, node);
    if (up.is("argument_list")) return argument(up.parent(), node);
    if (up.is("pair")) return paired(up, node);
    if (up.is("binary")) return operation(up, node, depth);
    if (up.is("assignment") || up.is("operator_assignment")) return assigned(up, node, depth);
    if (up.is("case")) use_.tested = true;
    if (is_condition(up, node) || up.is("unary")) return decides(node, false);
    if (is_answer(up, node)) answered(method_around(node), depth);
  }

  void raise(std::string error) {
    if (!use_.raises) use_.error = std::move(error);
    use_.raises = true;
  }
  // The code itself asks, and raises.
  void refuse(std::string error) {
    raise(std::move(error));
    is_refused_ = true;
  }

  void receives(Node call, Node node) {
    if (!same(call.field("receiver"), node)) return;
    const std::string_view method = method_of(call);
    if (call.field("operator").text() == "&." || is_in(questions, method)) {
      const bool holds = method == "nil?" || method == "blank?";
      return method.ends_with('?') ? decides(call, holds) : void(use_.tested = true);
    }
    const bool is_text_then = method == "to_s" && call.parent().is("call");
    if (is_text_then && method_of(call.parent()) == "empty?") return decides(call.parent(), true);
    if (!is_in(of_text, method)) return;
    // Where emptiness is asked for, its being there was asked for before.
    if (method == "empty?") decides(call, true);
    raise("NoMethodError: undefined method '" + std::string(method) + "' for nil");
  }

  void argument(Node call, Node node) {
    if (!call.is("call")) return;
    const std::string_view method = method_of(call);
    const std::string_view receiver = call.field("receiver").text();
    const bool is_first = same(arguments_of(call).front(), node);
    if (receiver.empty() && (method == "Integer" || method == "Float")) {
      const bool is_strict = arguments_of(call).size() == 1;
      if (is_strict) raise("TypeError: can't convert nil into " + std::string(method));
    } else if (receiver == "JSON" && method == "parse" && is_first) {
      raise("TypeError: no implicit conversion of nil into String");
    } else if (receiver.starts_with("Aws::") && is_first) {
      const std::string_view option = option_of(receiver, method);
      if (!option.empty()) raise("ArgumentError: missing required option :" + std::string(option));
    }
  }

  // Of `Aws::S3::Bucket.new(name)` and `Aws::S3::Resource.new.bucket(name)` what they need.
  static std::string_view option_of(std::string_view receiver, std::string_view method) {
    for (const auto& [resource, option] : resources) {
      const bool is_made = method == "new" && receiver.ends_with("::" + std::string(resource));
      const bool is_got = receiver.find("::Resource.new") != std::string_view::npos &&
                          !method.empty() && method.substr(1) == resource.substr(1);
      if (is_made || is_got) return option;
    }
    return {};
  }

  // `client.put_item(table_name: table)`
  void paired(Node pair, Node node) {
    if (!same(pair.field("value"), node) || use_.needed_by) return;
    std::string_view key = pair.field("key").text();
    if (key.starts_with(':')) key.remove_prefix(1);
    const Node list = pair.parent().is("hash") ? pair.parent().parent() : pair.parent();
    const Node call = list.parent();
    if (!list.is("argument_list") || !call.is("call") || !names_resource(key)) return;
    const Node receiver = call.field("receiver");
    const bool is_client = receiver && !receiver.is("constant") && !receiver.is("self");
    const std::string_view method = method_of(call);
    const bool is_operation = std::ranges::any_of(
        operations, [method](std::string_view begin) { return method.starts_with(begin); });
    if (!is_client || !is_operation) return;
    use_.needed_by = source_.span(pair);
    if (use_.raises || !is_always_required(key)) return;
    use_.error = "ArgumentError: missing required parameter params[:" + std::string(key) + "]";
  }

  void operation(Node binary, Node node, int depth) {
    const std::string_view sign = binary.field("operator").text();
    const bool is_left = same(binary.field("left"), node);
    if (is_or(sign) && is_left) {
      const auto end = end_by(source_, binary.field("right"));
      return end ? refuse(*end) : decides(node, false);
    }
    if (is_and(sign) && is_left) return decides(node, false);
    if (is_and(sign) || is_or(sign)) return value(binary, depth);
    if (sign == "+" && is_left) return raise("NoMethodError: undefined method '+' for nil");
    if (sign == "+" && binary.field("left").is("string")) {
      return raise("TypeError: no implicit conversion of nil into String");
    }
    use_.tested = true;
  }

  // `table = ENV["TABLE"]`, `@table ||= ENV["TABLE"]`
  void assigned(Node assignment, Node node, int depth) {
    if (!same(assignment.field("right"), node)) return;
    const Node target = assignment.field("left");
    const Node next = assignment.parent();
    if (next.is("binary") && is_or(next.field("operator").text())) {
      if (const auto end = end_by(source_, next.field("right"))) return refuse(*end);
    }
    if (is_word(target)) named(target, depth + 1);
    if (is_answer(next, assignment)) answered(method_around(assignment), depth);
  }

  // A constant, an attribute or a global is the same one in the whole file; a local variable only
  // in its method.
  void named(Node target, int depth) {
    const Node method = target.is("identifier") ? method_around(target) : Node();
    const Node scope = method ? method : source_.root;
    if (depth > most_steps || !followed_.emplace(scope.range().begin, target.text()).second) return;
    for (const Node node : source_.words.at(target.text())) {
      const bool is_other = !is_within(node, scope) || same(node, target);
      const bool is_local = !method && node.is("identifier") && method_around(node);
      if (!is_other && !is_local && node.kind() == target.kind()) occurs(node, depth);
    }
  }

  void occurs(Node node, int depth) {
    const Node up = node.parent();
    const bool is_target =
        (up.is("assignment") || up.is("operator_assignment")) && same(up.field("left"), node);
    if (is_target || up.is("left_assignment_list")) {
      use_.tested = true;
    } else {
      value(node, depth);
    }
  }

  // The value of a method is that of its last statement.
  static bool is_answer(Node up, Node node) {
    if (same(method_around(up), up)) return same(up.field("body"), node);
    if (!up.is("body_statement") || !same(method_around(up.parent()), up.parent())) return false;
    const std::vector<Node> statements = up.children();
    return same(statements.back(), node);
  }

  void answered(Node method, int depth) {
    const std::string_view name = method.field("name").text();
    if (depth > most_steps || !followed_.emplace(0, name).second) return;
    if (method.field("parameters")) return;
    const auto words = source_.words.find(name);
    if (words == source_.words.end()) return;
    for (const Node node : words->second) {
      if (!node.is("identifier")) continue;
      const Node up = node.parent();
      const bool is_own = up.is("call") && same(up.field("method"), node);
      if (is_own && up.field("receiver").text() == "self") value(up, depth + 1);
      if (!is_own && !same(method_around(up), up)) occurs(node, depth + 1);
    }
  }

  static bool is_condition(Node up, Node node) { return same(up.field("condition"), node); }

  // A condition that is `holds` where there is no value: what is done then?
  void decides(Node condition, bool holds) {
    Node up = condition.parent();
    for (; up; condition = up, up = up.parent()) {
      if (up.is("parenthesized_statements")) continue;
      const std::string_view sign = up.field("operator").text();
      if (up.is("unary") && (sign == "!" || sign == "not")) {
        holds = !holds;
      } else if (!up.is("binary") || !(holds ? is_or(sign) : is_and(sign))) {
        break;
      }
    }
    if (!up || !is_condition(up, condition)) return void(use_.tested = true);
    const bool is_negated = up.kind().starts_with("unless");
    const bool is_modifier = up.kind().ends_with("_modifier");
    const std::string_view branch = is_modifier ? "body" : "consequence";
    const bool runs = holds != is_negated;
    const Node done = runs ? up.field(branch) : up.field("alternative");
    for (const Node statement : statements_of(done)) {
      if (const auto end = end_by(source_, statement)) return refuse(*end);
    }
    use_.tested = true;
  }

  const RubySource& source_;
  RubyUse use_;
  bool is_refused_ = false;
  std::set<std::pair<std::uint32_t, std::string_view>> followed_;
};

}  // namespace

RubyUse use_of(const RubySource& source, Node read) {
  return Uses(source).of(read);
}

RubyUse use_of_test(const RubySource& source, Node test) {
  return Uses(source).of_test(test);
}

}  // namespace plimsoll::outline
