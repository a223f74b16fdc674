#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/severity.h"
#include "report/display.h"
#include "report/finding_frames.h"
#include "report/reporters.h"
#include "report/words.h"
#include "text/utf8.h"

namespace plimsoll {
namespace {

// How many annotations of a level GitHub keeps of one step; it drops the others without a word.
constexpr int most_of_a_level = 10;

struct Level {
  std::string_view command;
  int annotated = 0;
};

// A workflow command ends with its line, and its properties at a comma or a colon.
std::string escaped(std::string_view text, std::string_view reserved) {
  std::string out;
  for (const char c : text) {
    if (reserved.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string as_data(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string as_property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

class GithubReport {
 public:
  explicit GithubReport(const Run& run) : run_(run) {}

  std::string write() {
    for (const Problem& problem : run_.problems) add(problem);
    for (const Finding* finding : worst_first(run_)) add(*finding);
    if (!rest_.empty()) {
      out_ += fmt::format("GitHub annotates {} findings of a level in one step. The others:\n{}",
                          most_of_a_level, rest_);
    }
    return out_ + sum_up(run_) + "\n";
  }

 private:
  void add(const Problem& problem) {
    std::string place;
    if (!problem.file.empty()) {
      place = fmt::format("file={},line={},", as_property(run_.in_repository(problem.file)),
                          problem.position.line);
    }
    ++errors_.annotated;
    out_ +=
        fmt::format("::error {}title=plimsoll::{}\n", place, as_data(sentence(problem.message)));
  }

  void add(const Finding& finding) {
    Level& level = level_of(finding.severity());
    if (level.annotated < most_of_a_level) {
      ++level.annotated;
      out_ += annotation(finding, level);
    } else {
      rest_ += line(finding);
    }
  }

  Level& level_of(Severity severity) {
    if (severity == Severity::error) return errors_;
    return severity == Severity::warning ? warnings_ : notices_;
  }

  std::string annotation(const Finding& finding, const Level& level) const {
    const Excerpt& file = (*run_.files)[finding.span.file];
    const Position begin = file.position(finding.span.begin);
    const Position end = file.position(finding.span.end);
    return fmt::format("::{} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
                       level.command, as_property(run_.in_repository(file.path())), begin.line,
                       end.line, begin.column, end.column, as_property(finding.check->id),
                       as_data(whole_text(finding, "\n")));
  }

  // Begins with a blank, so that no name of a file makes it a command.
  std::string line(const Finding& finding) const {
    return fmt::format("  {}: {}[{}]: {}\n", where(finding.span, *run_.files),
                       name_of(finding.severity()), finding.check->id,
                       display(finding.message).text);
  }

  const Run& run_;
  Level errors_{"error"};
  Level warnings_{"warning"};
  Level notices_{"notice"};
  std::string out_;
  std::string rest_;
};

}  // namespace

std::string report_github(const Run& run) {
  return valid_utf8(GithubReport(run).write());
}

}  // namespace plimsoll
