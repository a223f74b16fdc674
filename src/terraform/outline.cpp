#include "terraform/outline.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::terraform {

namespace {

class Outliner {
 public:
  Outliner(Tree& tree, const SourceFile& file) : tree_(tree), file_(file) {}

  void root(const Body& body) {
    Tree::Stored node;
    node.kind = NodeKind::mapping;
    node.end = static_cast<std::uint32_t>(file_.text().size());
    const std::uint32_t id = tree_.append(node);
    tree_.add_root(id);
    hang_body(id, body);
  }

 private:
  // A child that is still to be hung in, by where it is written.
  struct Part {
    std::uint32_t begin = 0;
    std::function<std::uint32_t()> append;
  };

  void hang_body(std::uint32_t parent, const Body& body) {
    std::vector<Part> parts;
    for (const BodyAttribute& attribute : body.attributes) {
      parts.push_back({attribute.name_span.begin, [&] {
                         return append(*attribute.value, attribute.name, attribute.name_span);
                       }});
    }
    for (const Block& block : body.blocks) {
      parts.push_back({block.span.begin, [&] { return append(block); }});
    }
    std::ranges::stable_sort(parts, {}, &Part::begin);
    hang(parent, parts);
  }

  void hang(std::uint32_t parent, const std::vector<Part>& parts) {
    std::uint32_t last = Tree::none;
    for (const Part& part : parts) {
      const std::uint32_t child = part.append();
      (last == Tree::none ? tree_.edit(parent).first_child : tree_.edit(last).next_sibling) = child;
      last = child;
    }
  }

  static Tree::Stored stored(NodeKind kind, Span span) {
    Tree::Stored node;
    node.kind = kind;
    node.begin = span.begin;
    node.end = span.end;
    return node;
  }

  std::uint32_t append(const Block& block) {
    std::string key = block.type;
    for (const Label& label : block.labels) key += '.' + label.text;
    Tree::Stored node = stored(NodeKind::mapping, block.span);
    const Span name = block.labels.empty() ? block.type_span : block.labels.back().span;
    node.key = tree_.keep(key);
    node.key_begin = block.type_span.begin;
    node.key_end = std::max(block.type_span.end, name.end);
    const std::uint32_t id = tree_.append(node);
    hang_body(id, block.body);
    return id;
  }

  std::uint32_t append(const Expression& expression, std::string_view key, Span key_span) {
    Tree::Stored node = stored(NodeKind::scalar, expression.span);
    if (!key.empty()) {
      node.key = tree_.keep(key);
      node.key_begin = key_span.begin;
      node.key_end = key_span.end;
    }
    if (const auto* object = expression.as<Object>()) return append(node, *object);
    if (const auto* tuple = expression.as<Tuple>()) return append(node, *tuple);
    if (const auto* text = expression.as<String>()) {
      node.style = ScalarStyle::double_quoted;
      node.text = tree_.keep(text->text);
    } else if (expression.as<Null>()) {
      node.kind = NodeKind::null;
    } else {
      node.text = file_.text(expression.span);
    }
    return tree_.append(node);
  }

  std::uint32_t append(Tree::Stored node, const Object& object) {
    node.kind = NodeKind::mapping;
    const std::uint32_t id = tree_.append(node);
    std::vector<Part> parts;
    for (const ObjectItem& item : object.items) {
      parts.push_back({0, [&] {
                         const auto* name = item.key->as<String>();
                         const Span span = item.key->span;
                         return append(*item.value, name ? name->text : file_.text(span), span);
                       }});
    }
    hang(id, parts);
    return id;
  }

  std::uint32_t append(Tree::Stored node, const Tuple& tuple) {
    node.kind = NodeKind::sequence;
    const std::uint32_t id = tree_.append(node);
    std::vector<Part> parts;
    for (const ExpressionPtr& item : tuple.items) {
      parts.push_back({0, [&] { return append(*item, {}, {}); }});
    }
    hang(id, parts);
    return id;
  }

  Tree& tree_;
  const SourceFile& file_;
};

}  // namespace

Tree outline(const Body& body, const SourceFile& file) {
  Tree tree(file.id());
  Outliner(tree, file).root(body);
  return tree;
}

}  // namespace plimsoll::terraform
