#include <iterator>

#include <fmt/format.h>

#include "text/utf8.h"
#include "tree/tree.h"

namespace plimsoll {
namespace {

class Printer {
 public:
  Printer(const Tree& tree, const SourceFile& file) : tree_(tree), file_(file) {}

  std::string print() {
    for (const std::uint32_t root : tree_.root_ids()) {
      line(0, "document", {}, root);
      children(root, 1);
    }
    for (const Tree::Comment& comment : tree_.comments()) {
      write("comment {}{} \"{}\"\n", place(comment.span.begin, comment.span.end),
            comment.alone ? " alone" : "", escaped(comment.text));
    }
    for (const Tree::DuplicateKey& duplicate : tree_.duplicate_keys()) {
      write("duplicate key `{}` {} and {}\n", escaped(duplicate.key),
            place(duplicate.first.begin, duplicate.first.end),
            place(duplicate.second.begin, duplicate.second.end));
    }
    return std::move(out_);
  }

 private:
  template <class... Args>
  void write(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void children(std::uint32_t parent, int depth) {
    const bool is_mapping = tree_.at(parent).kind == NodeKind::mapping;
    for (std::uint32_t id = tree_.at(parent).first_child; id != Tree::none;
         id = tree_.at(id).next_sibling) {
      const Tree::Stored& node = tree_.at(id);
      if (is_mapping) {
        line(depth, escaped(node.key), place(node.key_begin, node.key_end), id);
      } else {
        line(depth, "-", {}, id);
      }
      children(id, depth + 1);
    }
  }

  // `Name 3:5-9: !Sub double "…" 3:11-20 (shadowed)`
  void line(int depth, std::string_view name, std::string_view name_place, std::uint32_t id) {
    const Tree::Stored& node = tree_.at(id);
    write("{:{}}{}{}{}{}", "", 2 * depth, name, name_place.empty() ? "" : " ", name_place,
          name == "-" ? " " : ": ");
    if (!node.tag.empty()) write("{} ", escaped(node.tag));
    write("{} {}", value(node), place(node.begin, node.end));
    if (node.role == EntryRole::shadowed) out_ += " (shadowed)";
    if (node.role == EntryRole::merge) out_ += " (merge)";
    out_ += '\n';
  }

  std::string value(const Tree::Stored& node) const {
    switch (node.kind) {
      case NodeKind::null:
        return "null";
      case NodeKind::sequence:
        return "sequence";
      case NodeKind::mapping:
        return "mapping";
      case NodeKind::alias:
        return fmt::format("alias of {}",
                           place(tree_.at(node.target).begin, tree_.at(node.target).end));
      case NodeKind::scalar:
        break;
    }
    return fmt::format("{} \"{}\"", style(node.style), escaped(node.text));
  }

  static std::string_view style(ScalarStyle style) {
    switch (style) {
      case ScalarStyle::plain:
        return "plain";
      case ScalarStyle::single_quoted:
        return "single";
      case ScalarStyle::double_quoted:
        return "double";
      case ScalarStyle::literal:
        return "literal";
      case ScalarStyle::folded:
        break;
    }
    return "folded";
  }

  // `line:column-column` or, over several lines, `line:column-line:column`; ends are exclusive.
  std::string place(std::uint32_t begin, std::uint32_t end) const {
    const Position from = file_.position(begin);
    const Position to = file_.position(end);
    if (from.line == to.line) return fmt::format("{}:{}-{}", from.line, from.column, to.column);
    return fmt::format("{}:{}-{}:{}", from.line, from.column, to.line, to.column);
  }

  // One line of valid UTF-8, whatever the text.
  static std::string escaped(std::string_view text) {
    std::string line;
    for (const char c : valid_utf8(text)) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '\n') {
        line += "\\n";
      } else if (c == '"' || c == '\\') {
        line += '\\';
        line += c;
      } else if (byte < 0x20U || byte == 0x7FU) {
        line += fmt::format("\\x{:02x}", byte);
      } else {
        line += c;
      }
    }
    return line;
  }

  const Tree& tree_;
  const SourceFile& file_;
  std::string out_;
};

}  // namespace

std::string print(const Tree& tree, const SourceFile& file) {
  return Printer(tree, file).print();
}

}  // namespace plimsoll
