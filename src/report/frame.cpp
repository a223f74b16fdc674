#include "report/frame.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "report/display.h"

namespace plimsoll {
namespace {

constexpr int widest_line = 120;  // columns of source text that are shown of one line
constexpr int context = 40;       // code points that are shown before a place in a cut line

// The part of a line that is shown, in bytes.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_before = false;
  bool cut_after = false;
};

class Drawing {
 public:
  Drawing(const Excerpt& file, int gutter, Ink ink, const Paint& paint)
      : file_(file), gutter_(gutter), ink_(ink), paint_(paint) {
    row("", "");
  }

  // Underlines of one line.
  void line(int number, const std::vector<Underline>& underlines) {
    if (last_ > 0 && number > last_ + 1) out_ += paint_(Ink::blue, "...") + "\n";
    last_ = number;
    line_ = file_.line(underlines.front().span.begin);
    line_begin_ = file_.line_begin(underlines.front().span.begin);
    const Part whole{0, line_.size()};
    if (bytes_within(line_, widest_line) == line_.size()) {
      source(number, whole);
      for (const Underline& underline : underlines) mark(underline, whole);
      return;
    }
    for (const Underline& underline : underlines) {
      const Part part = around(underline.span);
      source(number, part);
      mark(underline, part);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  Part around(const Span& span) const {
    Part part;
    part.begin = step_back(line_, span.begin - line_begin_, context);
    part.end = part.begin + bytes_within(line_.substr(part.begin), widest_line);
    part.cut_before = part.begin > 0;
    part.cut_after = part.end < line_.size();
    return part;
  }

  Displayed shown(std::size_t begin, std::size_t end, int column) const {
    return display(line_.substr(begin, end - begin), column);
  }

  void source(int number, const Part& part) {
    const int column = part.cut_before ? 1 : 0;
    std::string text = part.cut_before ? "…" : "";
    text += shown(part.begin, part.end, column).text;
    if (part.cut_after) text += "…";
    row(std::to_string(number), text);
  }

  void mark(const Underline& underline, const Part& part) {
    const Span& span = underline.span;
    const std::size_t begin =
        std::clamp<std::size_t>(span.begin - line_begin_, part.begin, part.end);
    const std::size_t end = std::clamp<std::size_t>(span.end - line_begin_, begin, part.end);
    int indent = part.cut_before ? 1 : 0;
    indent += shown(part.begin, begin, indent).columns;
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

  const Excerpt& file_;
  int gutter_;
  Ink ink_;
  const Paint& paint_;
  std::string out_;
  int last_ = 0;  // the number of the line before
  std::string_view line_;
  std::uint32_t line_begin_ = 0;
};

}  // namespace

std::string draw_frame(const Excerpt& file, std::vector<Underline> underlines, int gutter, Ink ink,
                       const Paint& paint) {
  // A file that could not be read has one line, without text.
  const bool has_text = std::ranges::any_of(underlines, [&](const Underline& underline) {
    return !file.line(underline.span.begin).empty();
  });
  if (!has_text) return {};
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
