#include "report/finding_frames.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/display.h"
#include "report/frame.h"

namespace plimsoll {
namespace {

int digits(int number) {
  return static_cast<int>(std::to_string(number).size());
}

int digits_of_line(const Span& span, const Excerpts& files) {
  return digits(files[span.file].position(span.begin).line);
}

std::vector<Underline> underlines(const Finding& finding, FileId in) {
  std::vector<Underline> underlines;
  if (finding.span.file == in) underlines.push_back({finding.span, "", true});
  for (const Note& note : finding.notes) {
    if (note.span.file == in) underlines.push_back({note.span, note.text, false});
  }
  return underlines;
}

}  // namespace

std::string where(const Span& span, const Excerpts& files) {
  const Excerpt& file = files[span.file];
  const Position at = file.position(span.begin);
  return fmt::format("{}:{}:{}", display(file.path()).text, at.line, at.column);
}

int gutter_of(const Finding& finding, const Excerpts& files) {
  int widest = digits_of_line(finding.span, files);
  for (const Note& note : finding.notes) {
    widest = std::max(widest, digits_of_line(note.span, files));
  }
  return widest;
}

std::string draw_frames(const Finding& finding, const Excerpts& files, const Paint& paint) {
  const int gutter = gutter_of(finding, files);
  const Ink ink = ink_of(finding.severity());
  const auto frame = [&](FileId file) {
    return draw_frame(files[file], underlines(finding, file), gutter, ink, paint);
  };
  std::string frames = frame(finding.span.file);
  std::vector<FileId> done{finding.span.file};
  for (const Note& note : finding.notes) {
    if (std::ranges::find(done, note.span.file) != done.end()) continue;
    done.push_back(note.span.file);
    frames += fmt::format("{}{} {}\n", std::string(static_cast<std::size_t>(gutter - 1), ' '),
                          paint(Ink::blue, "-->"), where(note.span, files));
    frames += frame(note.span.file);
  }
  return frames;
}

}  // namespace plimsoll
