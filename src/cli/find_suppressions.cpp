#include "cli/find_suppressions.h"

#include <string>
#include <utility>

#include "cli/scopes.h"
#include "code/comments.h"

namespace plimsoll {
namespace {

// Blank lines and comments stand between a comment and what it is about.
bool says_nothing(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos || line[first] == '#' ||
         line.substr(first).starts_with("//");
}

std::string text_of(Node node) {
  return node && node.is_scalar() ? std::string(node.text()) : std::string();
}

// The entries under `plimsoll: {ignore: […]}` of a Metadata section.
std::vector<Suppression> in_metadata(Node metadata) {
  std::vector<Suppression> found;
  const Node ignored = metadata && metadata["plimsoll"] ? metadata["plimsoll"]["ignore"] : Node();
  if (!ignored) return found;
  for (const Node entry : ignored.children()) {
    Suppression suppression;
    suppression.span = entry["check"] ? entry["check"].span() : entry.span();
    suppression.checks = text_of(entry["check"]);
    suppression.reason = text_of(entry["reason"]);
    suppression.until = text_of(entry["until"]);
    found.push_back(std::move(suppression));
  }
  return found;
}

class Finder {
 public:
  Finder(const Document& document, const SourceFile& file, bool must_be_used,
         std::vector<Suppression>& found)
      : document_(document),
        tree_(document.tree),
        file_(file),
        scopes_(document, file),
        must_be_used_(must_be_used),
        found_(found) {}

  void find() {
    for (const Tree::Comment& comment : tree_.comments()) {
      read(comment.text, comment.span, [&] { return meant_by(comment); });
    }
    for (std::uint32_t node = 0; node < tree_.size(); ++node) {
      if (tree_.at(node).key == "//") read_comment_key(node);
    }
    if (document_.root && document_.root.is_mapping()) find_metadata();
  }

 private:
  // A comment at the end of a line is about that line. One on a line of its own is about the entry
  // below it.
  Scope meant_by(const Tree::Comment& comment) const {
    int line = file_.line_at(comment.span.begin);
    if (!comment.alone) return scopes_.line(line);
    do ++line;
    while (line < file_.line_count() && says_nothing(file_.line(line)));
    return scopes_.entry_at(line);
  }

  // `"//": "plimsoll: ignore …"`, or a list of such texts.
  void read_comment_key(std::uint32_t entry) {
    const Node value(&tree_, entry);
    const auto scope = [&] { return scopes_.around(entry); };
    if (value.is_scalar()) read(value.text(), value.span(), scope);
    if (!value.is_sequence()) return;
    for (const Node line : value.children()) {
      if (line.is_scalar()) read(line.text(), line.span(), scope);
    }
  }

  template <class ScopeOf>
  void read(std::string_view comment, const Span& span, const ScopeOf& scope_of) {
    std::optional<Suppression> suppression = parse_suppression(comment);
    if (!suppression) return;
    suppression->span = span;
    const bool whole_file = suppression->whole_file;
    add(std::move(*suppression), whole_file ? scopes_.whole_file() : scope_of());
  }

  void find_metadata() {
    for (Suppression& suppression : in_metadata(document_.root["Metadata"])) {
      add(std::move(suppression), scopes_.whole_file());
    }
    const Node resources = document_.root["Resources"];
    if (!resources) return;
    for (const Node resource : resources.children()) {
      for (Suppression& suppression : in_metadata(resource["Metadata"])) {
        add(std::move(suppression), {resource.span(), std::string(resource.key())});
      }
    }
  }

  void add(Suppression suppression, const Scope& scope) {
    suppression.scope = scope.span;
    suppression.resource = scope.resource;
    suppression.must_be_used = must_be_used_;
    found_.push_back(std::move(suppression));
  }

  const Document& document_;
  const Tree& tree_;
  const SourceFile& file_;
  Scopes scopes_;
  bool must_be_used_;
  std::vector<Suppression>& found_;
};

// Comments of a program; `span_of` says where a part of its text stands.
template <class SpanOf>
void find_in_source(std::string_view text, code::Language language, std::vector<Suppression>& found,
                    const SpanOf& span_of) {
  if (text.find("plimsoll") == std::string_view::npos) return;
  for (const code::Comment& comment : code::find_comments(text, language)) {
    std::optional<Suppression> suppression = parse_suppression(comment.text);
    if (!suppression) continue;
    const code::Range whole{0, static_cast<std::uint32_t>(text.size())};
    suppression->span = span_of(comment.at);
    suppression->scope = span_of(suppression->whole_file ? whole : comment.about);
    suppression->must_be_used = false;
    found.push_back(std::move(*suppression));
  }
}

}  // namespace

void find_suppressions(const Document& document, const SourceFile& file, bool must_be_used,
                       std::vector<Suppression>& found) {
  // Most templates suppress nothing, and then nothing is to be paid for it.
  if (file.text().find("plimsoll") == std::string_view::npos) return;
  Finder(document, file, must_be_used, found).find();
}

void find_suppressions(const SourceFile& source, std::vector<Suppression>& found) {
  const auto language = code::language_of(source.path());
  if (!language) return;
  find_in_source(source.text(), *language, found, [&source](code::Range range) {
    return Span{source.id(), range.begin, range.end};
  });
}

void find_suppressions(const code::Module& inlined, std::vector<Suppression>& found) {
  find_in_source(inlined.source, inlined.language, found,
                 [&inlined](code::Range range) { return inlined.span(range); });
}

}  // namespace plimsoll
