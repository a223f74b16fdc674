// A Run over texts, with findings at words of them: what the tests of the reporters print.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/check.h"
#include "report/excerpt.h"
#include "report/reporters.h"
#include "report/run.h"
#include "text/sources.h"

namespace plimsoll::test {

inline constexpr Check slow_check = [] {
  Check check;
  check.id = "made-up";
  check.severity = Severity::warning;
  check.summary = "made up";
  return check;
}();

class Reported : public testing::Test {
 protected:
  Reported() {
    run.version = "1.2.3";
    run.as_of = {2026, 11, 20};
    run.files = &files;
  }

  void add_file(const std::string& path, const std::string& text) {
    file = sources.add(path, text);
    run.inputs.push_back({.file = path, .kind = "sam"});
  }

  Span keep(const Span& span) {
    return files.keep(sources[span.file].path(), sources[span.file], span);
  }

  // The first place of a word in the file added last, kept.
  Span at(std::string_view word) {
    const std::size_t begin = sources[file].text().find(word);
    EXPECT_NE(begin, std::string_view::npos) << word;
    return keep(
        {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + word.size())});
  }

  Finding& find(Span span, std::string message, const Check& check = slow_check) {
    Finding finding;
    finding.check = &check;
    finding.span = keep(span);
    finding.message = std::move(message);
    finding.fingerprint = "0123456789abcdef";
    run.findings.push_back(std::move(finding));
    return run.findings.back();
  }

  // What is printed for people, without the line that sums up.
  std::string frames() const {
    const std::string text = report_text(run);
    return text.substr(0, text.rfind("\nanalysed") + 1);
  }

  std::string last_line() const {
    const std::string text = report_text(run);
    const std::size_t at = text.rfind("analysed");
    return at == std::string::npos ? text : text.substr(at);
  }

  nlohmann::ordered_json json() const { return nlohmann::ordered_json::parse(report_json(run)); }
  nlohmann::ordered_json sarif_run() const {
    return nlohmann::ordered_json::parse(report_sarif(run)).at("runs").at(0);
  }

  plimsoll::Run run;
  Sources sources;
  Excerpts files;
  FileId file{};
};

}  // namespace plimsoll::test
