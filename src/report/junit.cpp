#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "check/severity.h"
#include "report/display.h"
#include "report/finding_frames.h"
#include "report/reporters.h"
#include "report/words.h"

namespace plimsoll {
namespace {

// XML 1.0 has no way to write most control characters, and must be valid UTF-8.
std::string shown(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += display(text.substr(0, end)).text;
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(shown(value).c_str());
}

// A suite and how its tests went.
struct Suite {
  pugi::xml_node node;
  int tests = 0;
  int failures = 0;
  int errors = 0;
  int skipped = 0;
};

void close(Suite& suite) {
  suite.node.append_attribute("tests").set_value(suite.tests);
  suite.node.append_attribute("failures").set_value(suite.failures);
  suite.node.append_attribute("errors").set_value(suite.errors);
  suite.node.append_attribute("skipped").set_value(suite.skipped);
}

class JunitReport {
 public:
  explicit JunitReport(const Run& run) : run_(run), root_(document_.append_child("testsuites")) {
    set(root_, "name", "plimsoll");
  }

  std::string write() {
    for (const Input& input : run_.inputs) suite(input.file);
    for (const Finding* finding : open_findings(run_)) add(*finding);
    for (const Problem& problem : run_.problems) add(problem);
    for (auto& [path, suite] : suites_) {
      if (suite.tests == 0) add_case(suite, "every check", path);
      close(suite);
    }
    std::ostringstream out;
    document_.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
  }

 private:
  Suite& suite(const std::string& path) {
    Suite& suite = suites_[path];
    if (!suite.node) {
      suite.node = root_.append_child("testsuite");
      set(suite.node, "name", run_.in_repository(path));
    }
    return suite;
  }

  pugi::xml_node add_case(Suite& suite, std::string_view name, std::string_view class_name) {
    pugi::xml_node test = suite.node.append_child("testcase");
    set(test, "name", name);
    set(test, "classname", class_name);
    ++suite.tests;
    return test;
  }

  // What was not looked at (a note) is a test that was skipped.
  void add(const Finding& finding) {
    const Excerpt& file = (*run_.files)[finding.span.file];
    const Check& check = *finding.check;
    Suite& its_suite = suite(file.path());
    const int line = file.position(finding.span.begin).line;
    pugi::xml_node test = add_case(its_suite, fmt::format("{} (line {})", check.id, line),
                                   run_.in_repository(file.path()));
    const bool skipped = finding.severity() == Severity::note;
    pugi::xml_node result = test.append_child(skipped ? "skipped" : "failure");
    set(result, "message", finding.message);
    if (!skipped) set(result, "type", name_of(finding.severity()));
    result.text().set(shown(body(finding)).c_str());
    ++(skipped ? its_suite.skipped : its_suite.failures);
  }

  std::string body(const Finding& finding) const {
    std::string text = where(finding.span, *run_.files) + "\n";
    text += draw_frames(finding, *run_.files, Paint(false));
    return text + consequences(finding, "\n");
  }

  void add(const Problem& problem) {
    Suite& its_suite = suite(problem.file.empty() ? "plimsoll" : problem.file);
    pugi::xml_node error =
        add_case(its_suite, "can be analysed", problem.file).append_child("error");
    set(error, "message", problem.message);
    ++its_suite.errors;
  }

  const Run& run_;
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::map<std::string, Suite> suites_;  // by the path of the template
};

}  // namespace

std::string report_junit(const Run& run) {
  return JunitReport(run).write();
}

}  // namespace plimsoll
