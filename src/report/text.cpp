#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/severity.h"
#include "report/display.h"
#include "report/finding_frames.h"
#include "report/frame.h"
#include "report/paint.h"
#include "report/reporters.h"
#include "report/words.h"

namespace plimsoll {
namespace {

class TextReport {
 public:
  TextReport(const Run& run, bool color) : run_(run), paint_(color) {}

  std::string write() {
    for (const Problem& problem : run_.problems) add(problem);
    if (!run_.problems.empty()) out_ += '\n';
    for (const Finding* finding : open_findings(run_)) add(*finding);
    for (const Mended& edit : run_.mended) add(edit);
    if (!run_.mended.empty()) out_ += '\n';
    out_ += sum_up(run_) + "\n";
    if (run_.mended.empty()) out_ += offer();
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
    if (!problem.shown) return;
    const int gutter = static_cast<int>(std::to_string(problem.position.line).size());
    out_ += draw_frame((*run_.files)[problem.shown->file], {{*problem.shown, "", true}}, gutter,
                       Ink::red, paint_);
  }

  void add(const Finding& finding) {
    const Check& check = *finding.check;
    const Ink ink = ink_of(finding.severity());
    out_ += paint_(Ink::bold, where(finding.span, *run_.files) + ": ");
    out_ += paint_(ink, fmt::format("{}[{}]", name_of(finding.severity()), check.id));
    out_ += paint_(Ink::bold, ": " + display(finding.message).text) + "\n";

    out_ += draw_frames(finding, *run_.files, paint_);
    const int gutter = gutter_of(finding, *run_.files);
    add_line(gutter, "fails as: ", finding.failure);
    add_line(gutter, "help: ", finding.help);
    add_line(gutter, "", finding.scenario);
    out_ += '\n';
  }

  void add(const Mended& edit) {
    const bool made = edit.why_not.empty();
    out_ += paint_(made ? Ink::green : Ink::yellow, made ? "mended" : "not mended");
    out_ += fmt::format(" {}:{}: {}: {}", display(edit.file).text, edit.line, edit.check->id,
                        display(edit.help).text);
    out_ += made ? "\n" : fmt::format(" ({})\n", edit.why_not);
  }

  // What --fix would do about what is shown; empty when that is nothing.
  std::string offer() const {
    const auto count = std::ranges::count_if(run_.findings, is_mended_by_fix);
    if (count == 0) return {};
    return fmt::format("`plimsoll check --fix` mends {} of these\n", count);
  }

  void add_line(int gutter, std::string_view title, std::string_view text) {
    if (text.empty()) return;
    const std::string margin(static_cast<std::size_t>(gutter) + 1, ' ');
    out_ += fmt::format("{}{} {}{}\n", margin, paint_(Ink::blue, "="), paint_(Ink::bold, title),
                        display(text).text);
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
