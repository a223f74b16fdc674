#include "edit/insertion.h"

#include <string>

#include "edit/layout.h"
#include "edit/spell.h"

namespace plimsoll {
namespace {

constexpr std::string_view blanks = " \t";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

class Insertion {
 public:
  Insertion(const Tree& tree, const SourceFile& file, std::uint32_t mapping, std::string_view key,
            const Value& value)
      : tree_(tree), file_(file), mapping_(tree.at(mapping)), key_(key), value_(value) {
    layout_.newline = file.text().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  }

  std::optional<TextEdit> make() {
    if (mapping_.kind == NodeKind::null) return below_key_alone();
    if (mapping_.kind != NodeKind::mapping || !mapping_.tag.empty()) return {};
    const bool flow = raw(mapping_.begin, mapping_.begin + 1) == "{";
    if (mapping_.first_child == Tree::none) return flow ? into_empty() : std::nullopt;
    return flow ? behind_last() : into_block();
  }

 private:
  std::string_view raw(std::uint32_t begin, std::uint32_t end) const {
    return file_.text({file_.id(), begin, end});
  }
  Span line_of(std::uint32_t offset) const { return file_.line_span(file_.line_at(offset)); }
  std::string_view before_on_line(std::uint32_t offset) const {
    return raw(line_of(offset).begin, offset);
  }
  std::string entry() const { return spell_entry(key_, value_, layout_); }
  TextEdit at(std::uint32_t offset, std::string text) const {
    return {{file_.id(), offset, offset}, std::move(text)};
  }
  TextEdit on_line_behind(std::uint32_t offset) const {
    return at(line_of(offset).end, layout_.newline + layout_.indent + entry());
  }

  // ---- flow style and JSON

  std::optional<TextEdit> into_empty() {
    if (!is_blank(raw(mapping_.begin + 1, mapping_.end - 1))) return {};  // a comment, line breaks
    const bool json = raw(mapping_.key_begin, mapping_.key_begin + 1) == "\"";
    layout_.style = json ? Layout::Style::json : Layout::Style::flow;
    layout_.own_lines = false;
    const std::string text = json ? "{" + entry() + "}" : "{ " + entry() + " }";
    return TextEdit{{file_.id(), mapping_.begin, mapping_.end}, text};
  }

  std::optional<TextEdit> behind_last() {
    const Tree::Stored* last = &tree_.at(mapping_.first_child);
    while (last->next_sibling != Tree::none) last = &tree_.at(last->next_sibling);
    if (last->begin == last->end) return {};  // `{ a }`: where it ends is not sure
    const bool json = raw(last->key_begin, last->key_begin + 1) == "\"";
    const std::string_view indent = before_on_line(last->key_begin);
    layout_.style = json ? Layout::Style::json : Layout::Style::flow;
    layout_.own_lines = is_blank(indent);
    layout_.compact = json && raw(last->key_end, last->begin) == ":";
    if (layout_.own_lines) set_indent(indent, indent_of_line(mapping_.begin));
    const std::string gap = layout_.own_lines ? layout_.newline + layout_.indent
                            : layout_.compact ? ""
                                              : " ";
    return at(last->end, "," + gap + entry());
  }

  // ---- block style

  std::optional<TextEdit> into_block() {
    const Tree::Stored& first = tree_.at(mapping_.first_child);
    const std::string_view before = before_on_line(first.key_begin);
    // An item of a list begins with its dash.
    if (mapping_.begin != first.key_begin || before.find_first_not_of(" -") != before.npos) {
      return {};
    }
    set_indent(std::string(before.size(), ' '), column_of_key());
    const Tree::Stored* behind = last_of_the_short(first);
    if (behind != nullptr) return on_line_behind(behind->key_begin);
    return nothing_behind_key() ? std::optional(on_line_behind(mapping_.key_begin)) : std::nullopt;
  }

  // `Properties:` with nothing in it.
  std::optional<TextEdit> below_key_alone() {
    const std::string_view before = before_on_line(mapping_.key_begin);
    if (!nothing_behind_key() || before.find_first_not_of(' ') != before.npos) return {};
    layout_.step = "  ";
    layout_.indent = std::string(before) + layout_.step;
    return on_line_behind(mapping_.key_begin);
  }

  // The last of the entries at the beginning that take one line each.
  const Tree::Stored* last_of_the_short(const Tree::Stored& first) const {
    const Tree::Stored* last = nullptr;
    for (const Tree::Stored* entry = &first; is_short(*entry);
         entry = &tree_.at(entry->next_sibling)) {
      last = entry;
      if (entry->next_sibling == Tree::none) break;
    }
    return last;
  }

  bool is_short(const Tree::Stored& entry) const {
    const bool block_scalar =
        entry.kind == NodeKind::scalar &&
        (entry.style == ScalarStyle::literal || entry.style == ScalarStyle::folded);
    return !block_scalar && file_.line_at(entry.key_begin) == file_.line_at(entry.end);
  }

  // Nothing but a comment: `Properties: # as always`.
  bool nothing_behind_key() const {
    if (mapping_.key_begin == mapping_.key_end) return false;
    std::string_view rest = raw(mapping_.key_end, line_of(mapping_.key_end).end);
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    if (!rest.starts_with(':')) return false;
    rest.remove_prefix(1);
    const std::size_t next = rest.find_first_not_of(blanks);
    return next == std::string_view::npos || (next > 0 && rest[next] == '#');
  }

  // ---- indentation

  std::string indent_of_line(std::uint32_t offset) const {
    const std::string_view line = file_.text(line_of(offset));
    return std::string(line.substr(0, std::min(line.find_first_not_of(blanks), line.size())));
  }

  std::string column_of_key() const {
    if (mapping_.key_begin == mapping_.key_end) return {};
    return std::string(before_on_line(mapping_.key_begin).size(), ' ');
  }

  // One level is what this mapping is deeper than what holds it.
  void set_indent(std::string_view indent, const std::string& outer) {
    layout_.indent = indent;
    const bool deeper = indent.size() > outer.size() && indent.starts_with(outer);
    layout_.step = deeper ? indent.substr(outer.size()) : "  ";
  }

  const Tree& tree_;
  const SourceFile& file_;
  const Tree::Stored& mapping_;
  std::string_view key_;
  const Value& value_;
  Layout layout_;
};

}  // namespace

std::optional<TextEdit> insertion(const Tree& tree, const SourceFile& file, std::uint32_t mapping,
                                  std::string_view key, const Value& value) {
  return Insertion(tree, file, mapping, key, value).make();
}

}  // namespace plimsoll
