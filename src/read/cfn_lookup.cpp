// Ref, Fn::GetAtt, Fn::FindInMap, Fn::ImportValue, Fn::If, Fn::Transform.
#include <fmt/format.h>

#include "read/cfn_intrinsics.h"
#include "read/cfn_nested.h"

namespace plimsoll {

namespace {

Node default_of(const std::vector<Node>& arguments) {
  return arguments.size() > 3 ? arguments[3]["DefaultValue"] : Node();
}

// The entry of a mapping, or a false Node.
Node mapped(const Instance& instance, const Value& map, const Value& top, const Value& second) {
  Node node = instance.section("Mappings");
  for (const Value* key : {&map, &top, &second}) {
    const std::string* text = key->as_string();
    node = node && text ? node[*text] : Node();
  }
  return node;
}

// AWS::Include of a file that is here: its contents, as if they stood in its place.
Value included(Evaluator& evaluator, Node file, const Call& call) {
  const DocumentPtr document = evaluator.stacks().local_file(evaluator.instance(), file.text());
  if (document) return evaluator.evaluate(document->root);
  evaluator.stacks().not_evaluated(file.span(), fmt::format("`{}` is not here", file.text()));
  return Value::opaque("", call.span);
}

}  // namespace

Value ref(Evaluator& evaluator, const Call& call) {
  if (!call.argument.is_scalar()) return Value::opaque("", call.span);
  return evaluator.ref(evaluator.text(call.argument), call.span);
}

Value get_att(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> parts = evaluator.arguments(call);
  if (parts.size() == 2) {
    const Value attribute = evaluator.evaluate(parts[1]);
    const std::string* name = attribute.as_string();
    if (!name || !parts[0].is_scalar()) return Value::opaque("", call.span);
    return evaluator.attribute(evaluator.text(parts[0]), *name, call.span);
  }
  const std::string path = evaluator.text(call.argument);
  const std::size_t dot = path.find('.');
  if (dot == std::string::npos) return Value::opaque("", call.span);
  const std::string_view whole = path;
  return evaluator.attribute(whole.substr(0, dot), whole.substr(dot + 1), call.span);
}

Value find_in_map(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() < 3) return Value::opaque("", call.span);
  const Value map = evaluator.evaluate(arguments[0]);
  const Value top = evaluator.evaluate(arguments[1]);
  const Value second = evaluator.evaluate(arguments[2]);
  const Node entry = mapped(evaluator.instance(), map, top, second);
  if (entry) return evaluator.used(evaluator.evaluate(entry), call.span);
  const bool known = map.as_string() && top.as_string() && second.as_string();
  const Node fallback = default_of(arguments);
  if (known && fallback) return evaluator.evaluate(fallback);
  return derived("Fn::FindInMap", Value::list({map, top, second}, call.span), call.span);
}

Value import_value(Evaluator& evaluator, const Call& call) {
  const Value name = evaluator.argument(call);
  if (const auto exported = evaluator.stacks().exported(name)) {
    Evaluator exporter = evaluator.in(*exported->instance, nullptr);
    return exporter.output(exported->output, call.span);
  }
  const std::string* text = name.as_string();
  return text ? Value::opaque("import " + *text, call.span) : derived("import", name, call.span);
}

Value choose(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() != 3) return Value::opaque("", call.span);
  if (const auto truth = evaluator.holds(evaluator.text(arguments[0]))) {
    return evaluator.evaluate(arguments[*truth ? 1 : 2]);
  }
  const Value yes = evaluator.evaluate(arguments[1]);
  const bool either_way = same(yes, evaluator.evaluate(arguments[2]));
  return either_way ? yes : Value::opaque("", call.span);
}

// One macro, or a list of them.
Value transform(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> listed = evaluator.arguments(call);
  const Node macro = listed.empty() ? call.argument : listed.front();
  const Node name = macro["Name"];
  const Node location = macro["Parameters"]["Location"];
  const bool include = name && name.text() == "AWS::Include" && location && location.is_scalar();
  if (include && location.tag().empty() && is_local_path(location.text())) {
    return included(evaluator, location, call);
  }
  const bool named = name && name.is_scalar();
  evaluator.stacks().not_evaluated(named ? name.span() : call.span,
                                   named ? fmt::format("macro `{}`", name.text()) : "macro");
  return Value::opaque("", call.span);
}

}  // namespace plimsoll
