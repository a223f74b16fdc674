#include "support/template_text.h"

#include <set>

#include <gtest/gtest.h>

#include "tree/tree.h"

namespace plimsoll::test {

namespace {

class Lowering {
 public:
  explicit Lowering(std::set<std::string, std::less<>> ids) : ids_(std::move(ids)) {}

  Value value(Node node) const {
    if (auto called = call(node)) return *called;
    if (node.is_sequence()) return list(node);
    if (node.is_mapping()) return map(node);
    if (node.is_null()) return {};
    return Value::scalar(std::string(node.text()), node.span(), node.style() != ScalarStyle::plain);
  }

 private:
  std::optional<Value> call(Node node) const {
    std::string_view name = node.tag();
    Node argument = node;
    if (name.empty() && node.is_mapping() && node.child_count() == 1) {
      argument = node.children().front();
      name = argument.key();
    }
    if (name == "!Ref" || name == "Ref") return reference(argument.text(), node.span());
    if (name == "!GetAtt") return reference(argument.text(), node.span());
    if (name == "Fn::GetAtt") return get_att(argument, node.span());
    if (name == "!Sub" || name == "Fn::Sub") return substitution(argument.text(), node.span());
    return std::nullopt;
  }

  Value get_att(Node list, Span span) const {
    const auto children = list.children();
    return Value::reference({.resource = std::string(children.at(0).text()),
                             .attribute = std::string(children.at(1).text())},
                            span);
  }

  Value reference(std::string_view path, Span span) const {
    const std::size_t dot = path.find('.');
    const std::string id(path.substr(0, dot));
    if (ids_.contains(id)) {
      const std::string_view attribute = dot == path.npos ? "" : path.substr(dot + 1);
      return Value::reference({.resource = id, .attribute = std::string(attribute)}, span);
    }
    const bool pseudo = path.starts_with("AWS::");
    return Value::opaque(pseudo ? id : "parameter " + std::string(path), span);
  }

  Value substitution(std::string_view text, Span span) const {
    Text result;
    const auto add = [&](std::string_view words) {
      Text::Part part;
      part.literal = words;
      if (!words.empty()) result.parts.push_back(std::move(part));
    };
    while (!text.empty()) {
      const std::size_t open = std::min(text.find("${"), text.size());
      add(text.substr(0, open));
      if (open == text.size()) break;
      const std::size_t close = text.find('}', open);
      const std::string_view name = text.substr(open + 2, close - open - 2);
      if (name.starts_with('!')) {
        add("${" + std::string(name.substr(1)) + "}");
      } else {
        for (Text::Part& part : reference(name, span).to_text().parts) {
          result.parts.push_back(std::move(part));
        }
      }
      text.remove_prefix(close + 1);
    }
    return Value::text(std::move(result), span);
  }

  Value list(Node node) const {
    std::vector<Value> items;
    for (const Node item : node.children()) items.push_back(value(item));
    return Value::list(std::move(items), node.span());
  }

  Value map(Node node) const {
    std::vector<Entry> entries;
    for (const Node entry : node.children()) {
      entries.push_back({std::string(entry.key()), entry.key_span(), value(entry)});
    }
    return Value::map(std::move(entries), node.span());
  }

  std::set<std::string, std::less<>> ids_;
};

Resource read(Node node, const Lowering& lowering) {
  Resource resource;
  resource.id = resource.name = node.key();
  resource.type = node["Type"].text();
  resource.span = node.key_span();
  resource.properties =
      node["Properties"] ? lowering.value(node["Properties"]) : Value::map({}, node.span());
  return resource;
}

}  // namespace

TemplateText::TemplateText(std::string_view yaml) : source(yaml) {
  const SourceFile file(FileId{}, "template.yaml", {.text = source});
  const Parsed parsed = parse_yaml(file);
  EXPECT_TRUE(parsed.problems.empty()) << parsed.problems.front().text;
  std::set<std::string, std::less<>> ids;
  for (const Node node : parsed.tree.root().children()) ids.emplace(node.key());
  const Lowering lowering(std::move(ids));
  for (const Node node : parsed.tree.root().children()) {
    resources.all.push_back(read(node, lowering));
  }
}

std::string TemplateText::text(Span span) const {
  return source.substr(span.begin, span.end - span.begin);
}

Built::Built(std::string_view yaml) : written(yaml), deployment(build(written.resources)) {}

}  // namespace plimsoll::test
