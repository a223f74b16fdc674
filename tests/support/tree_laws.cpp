#include "support/tree_laws.h"

#include <fmt/format.h>

#include "support/reread.h"

namespace plimsoll::test {
namespace {

class Laws {
 public:
  Laws(const Tree& tree, const SourceFile& file) : tree_(tree), file_(file) {}

  std::vector<std::string> broken() {
    std::uint32_t end = 0;
    for (const std::uint32_t root : tree_.root_ids()) {
      const Tree::Stored& node = tree_.at(root);
      require(node.begin >= end, node, "a document begins behind the one before");
      end = node.end;
      check(root);
    }
    check_comments();
    return std::move(broken_);
  }

 private:
  void require(bool holds, const Tree::Stored& node, std::string_view law) {
    if (holds) return;
    const Position at = file_.position(node.begin);
    broken_.push_back(fmt::format("{}:{}:{}: {}", file_.path(), at.line, at.column, law));
  }

  std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    return file_.text({tree_.file(), begin, end});
  }

  void check(std::uint32_t id) {
    const Tree::Stored& node = tree_.at(id);
    require(node.begin <= node.end && node.end <= file_.text().size(), node,
            "a span lies in its file");
    if (node.kind == NodeKind::scalar) check_scalar(node);
    if (node.kind == NodeKind::null) check_null(node);
    if (node.kind == NodeKind::alias) {
      require(text(node.begin, node.end).starts_with('*'), node, "an alias begins with its mark");
    }
    check_children(node);
  }

  void check_children(const Tree::Stored& parent) {
    std::uint32_t end = parent.begin;
    for (std::uint32_t id = parent.first_child; id != Tree::none; id = tree_.at(id).next_sibling) {
      const Tree::Stored& child = tree_.at(id);
      std::uint32_t begin = child.begin;
      if (parent.kind == NodeKind::mapping) {
        require(child.key_begin <= child.key_end, child, "a key ends behind its beginning");
        require(child.key_end <= child.begin, child, "a key stands before its value");
        begin = child.key_begin;
        check_key(child);
      }
      require(begin >= end, child, "siblings stand one behind the other");
      require(child.end <= parent.end, child, "a child lies in its parent");
      end = child.end;
      check(id);
    }
  }

  void check_key(const Tree::Stored& entry) {
    const std::string_view written = text(entry.key_begin, entry.key_end);
    if (written == entry.key || written.starts_with('*')) return;
    const std::string_view scalar = without_properties(written);
    if (scalar.starts_with('|') || scalar.starts_with('>')) return;  // `? |` is as rare as that
    require(reread(scalar) == std::string(entry.key), entry, "a key reads as its text");
  }

  void check_scalar(const Tree::Stored& node) {
    const std::string_view written = without_properties(text(node.begin, node.end));
    if (node.style == ScalarStyle::folded) return require(written.starts_with('>'), node, "folded");
    const auto again = reread(written);
    if (node.style != ScalarStyle::literal) {
      return require(again == std::string(node.text), node, "a scalar reads as its text");
    }
    require(written.starts_with('|'), node, "a literal begins with its mark");
    // Blank lines at the end belong to the value, but not to the span.
    const bool is_indent_written = written.find_first_of("123456789") < written.find('\n');
    require(is_indent_written || trimmed(*again) == trimmed(node.text), node,
            "a literal reads as its text");
  }

  void check_null(const Tree::Stored& node) {
    const std::string_view written = without_properties(text(node.begin, node.end));
    require(written.empty() || written == "null" || written == "~" || written == "Null" ||
                written == "NULL",
            node, "a null is written as one or not at all");
  }

  void check_comments() {
    for (const Tree::Comment& comment : tree_.comments()) {
      Tree::Stored at;
      at.begin = comment.span.begin;
      const std::string_view written = text(comment.span.begin, comment.span.end);
      require(written.starts_with('#') && written.substr(1) == comment.text, at,
              "a comment begins with its mark");
      require(written.find_first_of("\r\n") == std::string_view::npos, at, "a comment is one line");
    }
  }

  static std::string_view trimmed(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\n") + 1);
  }

  static std::string_view without_properties(std::string_view written) {
    while (written.starts_with('!') || written.starts_with('&')) {
      const bool is_long = written.starts_with("!<") && written.find('>') != std::string_view::npos;
      std::size_t end = is_long ? written.find('>') + 1 : written.find_first_of(" \t\r\n");
      end = std::min(end, written.size());
      written.remove_prefix(std::min(written.find_first_not_of(" \t\r\n", end), written.size()));
      while (written.starts_with('#')) {
        written.remove_prefix(std::min(written.find_first_of("\r\n"), written.size()));
        written.remove_prefix(std::min(written.find_first_not_of(" \t\r\n"), written.size()));
      }
    }
    return written;
  }

  const Tree& tree_;
  const SourceFile& file_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_laws(const Tree& tree, const SourceFile& file) {
  return Laws(tree, file).broken();
}

}  // namespace plimsoll::test
