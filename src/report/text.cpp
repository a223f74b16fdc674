#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/severity.h"
#include "report/display.h"
#include "report/frame.h"
#include "report/paint.h"
#include "report/reporters.h"

namespace plimsoll {
namespace {

std::string counted(int count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

// "2 errors, 1 warning"
std::string counts(const Summary& summary) {
  std::vector<std::string> parts;
  if (summary.error > 0) parts.push_back(counted(summary.error, "error"));
  if (summary.warning > 0) parts.push_back(counted(summary.warning, "warning"));
  if (summary.advice > 0) parts.push_back(fmt::format("{} advice", summary.advice));
  if (summary.note > 0) parts.push_back(counted(summary.note, "note"));
  if (summary.suppressed > 0) parts.push_back(fmt::format("{} suppressed", summary.suppressed));
  if (summary.baselined > 0) parts.push_back(fmt::format("{} baselined", summary.baselined));
  return parts.empty() ? "nothing found" : fmt::format("{}", fmt::join(parts, ", "));
}

// "skipped 2 files (too large)"
std::string skipped(const Skipped& group) {
  return fmt::format("; skipped {} ({})", counted(group.files, "file"), group.why);
}

std::string sum_up(const Run& run) {
  const int files = static_cast<int>(run.inputs.size());
  std::string line =
      fmt::format("analysed {}: {}", counted(files, "template"), counts(summarise(run.findings)));
  int opaque = 0;
  for (const Input& input : run.inputs) opaque += input.opaque_settings;
  if (opaque > 0) line += fmt::format("; {} opaque", counted(opaque, "setting"));
  for (const Skipped& group : run.skipped) line += skipped(group);
  return line + "\n";
}

int digits(int number) {
  return static_cast<int>(std::to_string(number).size());
}

class TextReport {
 public:
  TextReport(const Run& run, bool color) : run_(run), paint_(color) {}

  std::string write() {
    for (const Problem& problem : run_.problems) add(problem);
    if (!run_.problems.empty()) out_ += '\n';
    for (const Finding& finding : run_.findings) {
      if (finding.is_open()) add(finding);
    }
    out_ += sum_up(run_);
    return std::move(out_);
  }

 private:
  void add(const Problem& problem) {
    std::string place;
    if (!problem.file.empty()) {
      place = fmt::format("{}:{}:{}: ", display(problem.file).text, problem.position.line,
                          problem.position.column);
    }
    out_ += paint_(Ink::bold, place) + paint_(Ink::red, "error") +
            paint_(Ink::bold, ": " + display(problem.message).text) + "\n";
  }

  void add(const Finding& finding) {
    const Check& check = *finding.check;
    const Ink ink = ink_of(check.severity);
    out_ += paint_(Ink::bold, where(finding.span) + ": ");
    out_ += paint_(ink, fmt::format("{}[{}]", name_of(check.severity), check.id));
    out_ += paint_(Ink::bold, ": " + display(finding.message).text) + "\n";

    const int gutter = gutter_of(finding);
    add_frames(finding, gutter, ink);
    add_line(gutter, "fails as: ", finding.failure);
    add_line(gutter, "help: ", finding.help);
    add_line(gutter, "", finding.scenario);
    out_ += '\n';
  }

  // The finding's own file first, with the notes there; then the other files in the order in which
  // notes name them.
  void add_frames(const Finding& finding, int gutter, Ink ink) {
    out_ +=
        draw_frame(file(finding.span), underlines(finding, finding.span.file), gutter, ink, paint_);
    std::vector<FileId> done{finding.span.file};
    for (const Note& note : finding.notes) {
      if (std::ranges::find(done, note.span.file) != done.end()) continue;
      done.push_back(note.span.file);
      out_ += fmt::format("{}{} {}\n", std::string(static_cast<std::size_t>(gutter - 1), ' '),
                          paint_(Ink::blue, "-->"), where(note.span));
      out_ += draw_frame(file(note.span), underlines(finding, note.span.file), gutter, ink, paint_);
    }
  }

  static std::vector<Underline> underlines(const Finding& finding, FileId in) {
    std::vector<Underline> underlines;
    if (finding.span.file == in) underlines.push_back({finding.span, "", true});
    for (const Note& note : finding.notes) {
      if (note.span.file == in) underlines.push_back({note.span, note.text, false});
    }
    return underlines;
  }

  void add_line(int gutter, std::string_view title, std::string_view text) {
    if (text.empty()) return;
    const std::string margin(static_cast<std::size_t>(gutter) + 1, ' ');
    out_ += fmt::format("{}{} {}{}\n", margin, paint_(Ink::blue, "="), paint_(Ink::bold, title),
                        display(text).text);
  }

  int gutter_of(const Finding& finding) const {
    int widest = digits(position(finding.span).line);
    for (const Note& note : finding.notes) {
      widest = std::max(widest, digits(position(note.span).line));
    }
    return widest;
  }

  const Excerpt& file(const Span& span) const { return (*run_.files)[span.file]; }
  Position position(const Span& span) const { return file(span).position(span.begin); }

  // "template.yaml:14:16": path first, so that terminals and editors make it a link.
  std::string where(const Span& span) const {
    const Position at = position(span);
    return fmt::format("{}:{}:{}", display(file(span).path()).text, at.line, at.column);
  }

  const Run& run_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string report_text(const Run& run, bool color) {
  return TextReport(run, color).write();
}

}  // namespace plimsoll
