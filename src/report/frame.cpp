#include "report/frame.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "report/display.h"

namespace plimsoll {
namespace {

constexpr int widest_line = 120;  // columns of source text that are shown of one line
constexpr int context = 40;       // code points that are shown before a place in a cut line

// The part of a line that is shown.
struct Excerpt {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
};

class Drawing {
 public:
  Drawing(const SourceFile& file, int gutter, Ink ink, const Paint& paint)
      : file_(file), gutter_(gutter), ink_(ink), paint_(paint) {
    row("", "");
  }

  void line(int number, const std::vector<Underline>& underlines) {
    if (last_ > 0 && number > last_ + 1) out_ += paint_(Ink::blue, "...") + "\n";
    last_ = number;
    const Span whole = file_.line_span(number);
    if (fits(whole)) {
      source(number, {whole.begin, whole.end});
      for (const Underline& underline : underlines) mark(underline, {whole.begin, whole.end});
      return;
    }
    for (const Underline& underline : underlines) {
      const Excerpt excerpt = around(underline.span, whole);
      source(number, excerpt);
      mark(underline, excerpt);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  bool fits(const Span& line) const {
    return bytes_within(file_.text(line), widest_line) == line.end - line.begin;
  }

  Excerpt around(const Span& span, const Span& line) const {
    const std::string_view text = file_.text(line);
    const std::size_t from = step_back(text, span.begin - line.begin, context);
    const std::size_t length = bytes_within(text.substr(from), widest_line);
    Excerpt excerpt;
    excerpt.begin = line.begin + static_cast<std::uint32_t>(from);
    excerpt.end = excerpt.begin + static_cast<std::uint32_t>(length);
    excerpt.cut_before = excerpt.begin > line.begin;
    excerpt.cut_after = excerpt.end < line.end;
    return excerpt;
  }

  Displayed shown(std::uint32_t begin, std::uint32_t end, int column) const {
    return display(file_.text({file_.id(), begin, end}), column);
  }

  void source(int number, const Excerpt& excerpt) {
    const int column = excerpt.cut_before ? 1 : 0;
    std::string text = excerpt.cut_before ? "…" : "";
    text += shown(excerpt.begin, excerpt.end, column).text;
    if (excerpt.cut_after) text += "…";
    row(std::to_string(number), text);
  }

  void mark(const Underline& underline, const Excerpt& excerpt) {
    const std::uint32_t begin = std::clamp(underline.span.begin, excerpt.begin, excerpt.end);
    const std::uint32_t end = std::clamp(underline.span.end, begin, excerpt.end);
    int indent = excerpt.cut_before ? 1 : 0;
    indent += shown(excerpt.begin, begin, indent).columns;
    const int length = std::max(1, shown(begin, end, indent).columns);

    const Ink ink = underline.primary ? ink_ : Ink::blue;
    std::string marks(static_cast<std::size_t>(length), underline.primary ? '^' : '-');
    if (!underline.label.empty()) marks += " " + display(underline.label).text;
    row("", std::string(static_cast<std::size_t>(indent), ' ') + paint_(ink, marks));
  }

  void row(std::string_view number, std::string_view text) {
    out_ += paint_(Ink::blue, fmt::format("{:>{}} |", number, gutter_));
    if (!text.empty()) out_ += fmt::format(" {}", text);
    out_ += '\n';
  }

  const SourceFile& file_;
  int gutter_;
  Ink ink_;
  const Paint& paint_;
  std::string out_;
  int last_ = 0;
};

}  // namespace

std::string draw_frame(const SourceFile& file, std::vector<Underline> underlines, int gutter,
                       Ink ink, const Paint& paint) {
  if (file.text().empty()) return {};
  // The primary one first among those of its line, the others as the check listed them.
  std::ranges::stable_sort(underlines, {}, [&](const Underline& underline) {
    return std::pair(file.position(underline.span.begin).line, !underline.primary);
  });

  Drawing drawing(file, gutter, ink, paint);
  for (std::size_t i = 0; i < underlines.size();) {
    const int line = file.position(underlines[i].span.begin).line;
    std::vector<Underline> group;
    for (; i < underlines.size() && file.position(underlines[i].span.begin).line == line; ++i) {
      group.push_back(std::move(underlines[i]));
    }
    drawing.line(line, group);
  }
  return drawing.take();
}

}  // namespace plimsoll
