// Object literals, and the patterns by which objects are taken apart.
#include "code/javascript.h"

namespace plimsoll::code {

ExpressionId JavascriptLowering::key(Node node) {
  if (node.is("string")) return string(node);
  if (!node.is("computed_property_name")) return make(node, String{node.text()});
  return inner(node);
}

Entry JavascriptLowering::entry(Node node) {
  if (node.is("pair") || node.is("pair_pattern")) {
    const ExpressionId its_key = key(node.field("key"));
    return {its_key, expression(node.field("value"))};
  }
  if (node.is("method_definition")) {
    const ExpressionId its_key = key(node.field("name"));
    return {its_key, make(node, Closure{define(node)})};
  }
  if (node.is("object_assignment_pattern")) {
    const Node left = node.field("left");
    return {make(left, String{left.text()}), with_default(node)};
  }
  if (node.is("spread_element") || node.is("rest_pattern")) return {std::nullopt, inner(node)};
  return {make(node, String{node.text()}), name(node)};  // shorthand
}

ExpressionId JavascriptLowering::object(Node node) {
  Mapping form;
  for (const Node child : node.children()) form.entries.push_back(entry(child));
  return make(node, std::move(form));
}

ExpressionId JavascriptLowering::with_default(Node node) {
  const ExpressionId target = expression(node.field("left"));
  return make(node, Assignment{target, expression(node.field("right"))});
}

}  // namespace plimsoll::code
