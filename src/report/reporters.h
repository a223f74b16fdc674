// The reporters: from a Run to text, each in one format.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/run.h"

namespace plimsoll {

// For people: a frame of the source around each finding, and a line at the end that sums up.
std::string report_text(const Run& run, bool color = false);
// For programs. Version 1 of its schema; tests/golden/report/findings.json shows every member.
std::string report_json(const Run& run);
// For code scanning: SARIF 2.1.0.
std::string report_sarif(const Run& run);

// For the log of a GitHub workflow: commands that annotate the lines of a pull request.
std::string report_github(const Run& run);
// For GitLab's widget of code quality: an array of issues.
std::string report_gitlab(const Run& run);
// For continuous integration that shows tests: JUnit's XML, a suite a template.
std::string report_junit(const Run& run);
// For a comment in a pull request, or the summary of a workflow's step.
std::string report_markdown(const Run& run);

struct Format {
  std::string_view name;  // as in --format
  std::string (*report)(const Run&);
};

// In the order in which --help lists them.
std::span<const Format> formats();

}  // namespace plimsoll
