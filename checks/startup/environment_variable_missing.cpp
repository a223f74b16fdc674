#include <map>
#include <set>
#include <vector>

#include "check/check.h"
#include "check/nearest.h"
#include "code/function_code.h"
#include "model/environment_use.h"

namespace plimsoll {

namespace {

using Uses = std::map<Span, int>;  // how many functions read a variable at a place

Uses uses_of(const Deployment& deployment) {
  Uses uses;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.environment_facts();
    if (!facts) continue;
    for (const code::EnvironmentRead& read : facts->environment) ++uses[read.span];
  }
  return uses;
}

// A part of an argument is the variable's value.
bool is_made_of(const code::Shape& shape, std::string_view variable) {
  const auto* text = shape.as<code::TextShape>();
  return text && std::ranges::any_of(text->parts, [variable](const code::TextPart& part) {
           return part.kind == code::TextPart::Kind::environment && part.text == variable;
         });
}

// The call that cannot work without the variable; null where there is none.
const code::RemoteCall* call_with(const code::CodeFacts& facts, std::string_view variable) {
  for (const code::RemoteCall& call : facts.calls) {
    for (const auto& [name, shape] : call.arguments) {
      if (is_made_of(shape, variable)) return &call;
    }
  }
  return nullptr;
}

bool fails_at_import(const code::EnvironmentRead& read) {
  return read.raises && read.when.at_import && !read.when.conditional;
}

// What a module reads on some paths only is for other places than Lambda: a test, a local stack.
bool is_for_other_places(const code::EnvironmentRead& read) {
  return read.when.at_import && read.when.conditional;
}

// Elsewhere the code asks whether it is there, or does without it.
bool is_asked_for(const code::CodeFacts& facts, const code::EnvironmentRead& read) {
  return !fails_at_import(read) &&
         std::ranges::any_of(facts.environment, [&read](const code::EnvironmentRead& other) {
           return other.name == read.name && (other.tested || other.has_default);
         });
}

// A module that several functions share may read for each of them what only that one needs.
bool is_for_others(const Function& function, const code::EnvironmentRead& read, const Uses& uses) {
  return !read.needed_by && read.span.file != function.handler_code.code->file_at->file &&
         uses.at(read.span) > 1 && !fails_at_import(read);
}

std::string meant_by(const Function& function, const code::CodeFacts& facts,
                     std::string_view variable) {
  std::vector<std::string_view> unread;
  for (const Entry& entry : function.environment.entries()) {
    const bool is_read = std::ranges::any_of(
        facts.environment,
        [&entry](const code::EnvironmentRead& read) { return read.name == entry.key; });
    if (!is_read) unread.push_back(entry.key);
  }
  return std::string(likely_meant(variable, unread));
}

void report_missing(const Function& function, const code::EnvironmentRead& read,
                    const code::RemoteCall* call, Report& report) {
  Draft finding = report.find(function,
                              "`{}` does not set the environment variable `{}`, which "
                              "its code reads",
                              function.name, read.name);
  if (fails_at_import(read) && !read.error.empty()) {
    finding.fails("every cold start fails: {}, before the handler runs", read.error);
  } else if (fails_at_import(read)) {
    finding.fails("every cold start fails: KeyError: '{}', before the handler runs", read.name);
  } else if (!read.error.empty()) {
    finding.fails("the invocation fails: {}", read.error);
  } else if (read.raises) {
    finding.fails("the invocation fails where `{}` is read", read.name);
  } else {
    finding.fails("the call fails: `{}` is not there where it is needed", read.name);
  }
  finding.note(read.span, "read here, without a default");
  if (!read.raises && call) finding.note(call->span, "needed by this call");
  if (!read.raises && read.needed_by) finding.note(*read.needed_by, "needed here");
  if (!read.when.at_import) finding.as(Severity::warning);
  const std::string meant =
      meant_by(function, *function.handler_code.environment_facts(), read.name);
  if (!meant.empty()) {
    finding.advise("call it the same on both sides: `{}` is set, and not read", meant);
  } else {
    finding.advise("set `{}` in Environment of `{}`, or read it with a default", read.name,
                   function.name);
  }
}

void run(const Deployment& deployment, Report& report) {
  const Uses uses = uses_of(deployment);
  for (const Function& function : deployment.functions) {
    if (!is_environment_known(function)) continue;
    const code::CodeFacts& facts = *function.handler_code.environment_facts();
    std::set<std::string_view> seen;
    for (const code::EnvironmentRead& read : facts.environment) {
      if (read.has_default || read.tested || read.when.guarded || is_set(function, read.name)) {
        continue;
      }
      const code::RemoteCall* call = call_with(facts, read.name);
      if ((!read.raises && !call && !read.needed_by) || is_for_others(function, read, uses))
        continue;
      if (is_asked_for(facts, read) || is_for_other_places(read)) continue;
      if (seen.insert(read.name).second) report_missing(function, read, call, report);
    }
  }
}

}  // namespace

extern constinit const Check environment_variable_missing = declare({
    .id = "environment-variable-missing",
    .severity = Severity::error,
    .summary = "code needs an environment variable that nobody sets",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                  .says = "a function has the variables of its configuration and those that Lambda "
                          "sets"},
                 {.url = "https://docs.python.org/3/library/os.html#os.environ",
                  .says = "a mapping: a key that is not there raises KeyError"}},
    .run = run,
});

}  // namespace plimsoll
