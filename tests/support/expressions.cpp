#include "support/expressions.h"

#include <fmt/format.h>

namespace plimsoll::test {
namespace {

using namespace terraform;

std::string in_quotes(std::string_view text) {
  std::string line = "\"";
  for (const char c : text) line += c == '\n' ? std::string("\\n") : std::string(1, c);
  return line + '"';
}

std::string of(const ExpressionPtr& expression) {
  return expression ? shown(*expression) : "-";
}

std::string all(const std::vector<ExpressionPtr>& expressions) {
  std::string text;
  for (const ExpressionPtr& expression : expressions) text += ' ' + of(expression);
  return text;
}

struct Show {
  std::string operator()(const Unreadable&) const { return "unreadable"; }
  std::string operator()(const Null&) const { return "null"; }
  std::string operator()(const Bool& form) const { return form.value ? "true" : "false"; }
  std::string operator()(const Number& form) const { return form.text; }
  std::string operator()(const String& form) const {
    return in_quotes(form.text) + (form.letters ? "+letters" : "");
  }
  std::string operator()(const Template& form) const {
    return fmt::format("(template{})", all(form.parts));
  }
  std::string operator()(const Repeat& form) const {
    return fmt::format("(repeat {},{} {} {})", form.key, form.value, of(form.over), of(form.body));
  }
  std::string operator()(const Name& form) const { return form.text; }
  std::string operator()(const Attribute& form) const {
    return fmt::format("(. {} {})", of(form.of), form.name);
  }
  std::string operator()(const Index& form) const {
    return fmt::format("([] {} {})", of(form.of), of(form.key));
  }
  std::string operator()(const Splat& form) const {
    return fmt::format("(splat {} {})", of(form.of), of(form.each));
  }
  std::string operator()(const SplatItem&) const { return "it"; }
  std::string operator()(const Call& form) const {
    return fmt::format("({}(){}{})", form.function, all(form.arguments),
                       form.expands_last ? "..." : "");
  }
  std::string operator()(const Conditional& form) const {
    return fmt::format("(? {} {} {})", of(form.condition), of(form.then), of(form.otherwise));
  }
  std::string operator()(const Unary& form) const {
    return fmt::format("({} {})", form.operation, of(form.operand));
  }
  std::string operator()(const Binary& form) const {
    return fmt::format("({} {} {})", form.operation, of(form.left), of(form.right));
  }
  std::string operator()(const Tuple& form) const {
    return fmt::format("(tuple{})", all(form.items));
  }
  std::string operator()(const Object& form) const {
    std::string text = "(object";
    for (const ObjectItem& item : form.items) {
      text += fmt::format(" {}={}", of(item.key), of(item.value));
    }
    return text + ')';
  }
  std::string operator()(const For& form) const {
    return fmt::format("(for {},{} {} {}=>{}{} if {})", form.key_name, form.value_name,
                       of(form.over), of(form.key), of(form.value), form.groups ? "..." : "",
                       of(form.condition));
  }
};

}  // namespace

std::string shown(const Expression& expression) {
  return std::visit(Show{}, expression.form);
}

std::string shown(const Body& body, int depth) {
  const std::string indent(static_cast<std::size_t>(2 * depth), ' ');
  std::string text;
  for (const BodyAttribute& attribute : body.attributes) {
    text += fmt::format("{}{} = {}\n", indent, attribute.name, of(attribute.value));
  }
  for (const Block& block : body.blocks) {
    text += indent + block.type;
    for (const Label& label : block.labels) text += ' ' + label.text;
    text += '\n' + shown(block.body, depth + 1);
  }
  return text;
}

}  // namespace plimsoll::test
