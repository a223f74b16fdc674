#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/severity.h"
#include "report/display.h"
#include "report/finding_frames.h"
#include "report/markdown_text.h"
#include "report/reporters.h"
#include "report/words.h"

namespace plimsoll {
namespace {

// GitHub takes 65,536 characters in a comment; what is above 60,000 bytes is left for its frame.
constexpr std::size_t most_bytes = 60'000;

std::string_view sign(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "🛑";
    case Severity::warning:
      return "⚠️";
    case Severity::advice:
      return "💡";
    case Severity::note:
      break;
  }
  return "ℹ️";
}

// Adds pieces as long as they fit.
class Limited {
 public:
  bool add(std::string_view piece) {
    if (text_.size() + piece.size() > most_bytes) return false;
    text_ += piece;
    return true;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

class MarkdownReport {
 public:
  explicit MarkdownReport(const Run& run) : run_(run), findings_(worst_first(run)) {}

  std::string write() {
    out_.add(fmt::format("### plimsoll: {}\n\n", counts(summarise(run_.findings))));
    for (const Problem& problem : run_.problems) out_.add(line(problem));
    if (!run_.problems.empty()) out_.add("\n");
    if (!findings_.empty()) {
      add_table();
      add_frames();
    }
    return out_.take() + sum_up_line();
  }

 private:
  void add_table() {
    out_.add("| | where | what | fails as |\n|---|---|---|---|\n");
    for (const Finding* finding : findings_) {
      if (!out_.add(row(*finding))) break;
      ++rows_;
    }
    const std::size_t missing = findings_.size() - rows_;
    if (missing > 0) more_ = fmt::format("{} more findings do not fit here. ", missing);
    out_.add("\n");
  }

  void add_frames() {
    for (const Finding* finding : findings_) {
      if (!out_.add(details(*finding))) break;
    }
  }

  std::string row(const Finding& finding) const {
    const Check& check = *finding.check;
    return fmt::format("| {} {} | {} | {}<br>`{}` | {} |\n", sign(finding.severity()),
                       name_of(finding.severity()), markdown_cell(place(finding)),
                       markdown_cell(finding.message), check.id, fails_as(finding));
  }

  static std::string fails_as(const Finding& finding) {
    std::string text = markdown_cell(finding.failure);
    if (!finding.scenario.empty()) text += fmt::format(" ({})", markdown_cell(finding.scenario));
    return text;
  }

  // "template.yaml:14", as everybody who reads the report knows the file.
  std::string place(const Finding& finding) const {
    const Excerpt& file = (*run_.files)[finding.span.file];
    return fmt::format("{}:{}", run_.in_repository(file.path()),
                       file.position(finding.span.begin).line);
  }

  std::string details(const Finding& finding) const {
    std::string text =
        fmt::format("<details><summary>{} {} <code>{}</code></summary>\n\n",
                    sign(finding.severity()), markdown_cell(place(finding)), finding.check->id);
    text += markdown_block(draw_frames(finding, *run_.files, Paint(false)));
    if (!finding.help.empty()) text += "\n" + markdown_cell(sentence(finding.help)) + "\n";
    return text + "\n</details>\n\n";
  }

  std::string line(const Problem& problem) const {
    std::string place;
    if (!problem.file.empty()) {
      place = fmt::format("`{}:{}`: ", run_.in_repository(problem.file), problem.position.line);
    }
    return "- " + markdown_cell(place + problem.message) + "\n";
  }

  std::string sum_up_line() const {
    return fmt::format("<sub>{}plimsoll {} {}</sub>\n", more_, run_.version,
                       markdown_cell(sum_up(run_)));
  }

  const Run& run_;
  std::vector<const Finding*> findings_;
  Limited out_;
  std::size_t rows_ = 0;
  std::string more_;
};

}  // namespace

std::string report_markdown(const Run& run) {
  return MarkdownReport(run).write();
}

}  // namespace plimsoll
