// A check: what it is called, how bad its findings are, what it rests on, and how it looks.
//
// A check is data, declared `constinit` in checks/<topic>/<check>.cpp beside its page; the catalog
// is made of the file names. `declare` refuses, while compiling, a check that breaks a rule of the
// house.
#pragma once

#include <cstdint>
#include <string_view>

#include "check/report.h"
#include "model/deployment.h"

namespace plimsoll {

// error: the deployment fails, or a call fails or an event is lost whenever that path runs.
// warning: works until load, time, cost or an attacker comes. advice: sound, and often left out on
// purpose; off unless asked for. note: says what was not looked at; never fails a run.
enum class Severity : std::uint8_t { note, advice, warning, error };

// Where a check's claim is documented, and what is said there.
struct Evidence {
  std::string_view url;
  std::string_view says;
};

struct Check {
  std::string_view id;  // kebab-case, stable for ever: SARIF rule, suppression, page
  Severity severity = Severity::warning;
  std::string_view summary;   // one phrase: the defect, not the remedy; title of its page
  Evidence evidence[3] = {};  // at least one; the rest stay empty
  // A security finding's weight ("0.1" to "10.0", SARIF `security-severity`); empty otherwise.
  std::string_view security_severity = {};
  void (*run)(const Deployment&, Report&) = nullptr;
};

namespace check_rules {

consteval bool is_kebab(std::string_view id) {
  bool dash = true;  // as if one stood before the first letter
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && (c != '-' || dash)) return false;
    dash = c == '-';
  }
  return !dash;
}

}  // namespace check_rules

consteval Check declare(Check check) {
  if (!check_rules::is_kebab(check.id)) throw "id is kebab-case";
  if (check.summary.empty() || check.summary.back() == '.') throw "summary is one phrase";
  if (check.evidence[0].url.empty() || check.evidence[0].says.empty()) throw "cite the evidence";
  if (check.run == nullptr) throw "a check looks at something";
  return check;
}

}  // namespace plimsoll
