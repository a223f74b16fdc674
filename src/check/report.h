// Where a check puts its findings, one sentence after the other:
//
//   report.find(queue.visibility_timeout_s, "queue `{}` shows a message again after {} s, …", …)
//       .fails("deployment fails: \"Queue visibility timeout: {} seconds …\"", …)
//       .note(function.timeout_s, "timeout of `{}`", function.name)
//       .advise("set VisibilityTimeout to {} or more", …)
//       .set(queue, "VisibilityTimeout", …);
//
// In: places (a Span, a Setting, a Value) and wordings; what would mend it, in the model's terms.
// Out: findings in the order found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/finding.h"
#include "check/wording.h"
#include "model/declared.h"
#include "model/place.h"

namespace plimsoll {

// The finding that is being written. Valid until the next `find`.
class Draft {
 public:
  explicit Draft(Finding& finding) : finding_(&finding) {}

  // What the caller or operator will see, in the words in which they will meet it (these may start
  // with a status: "504 Gateway Timeout after {} s").
  template <class... Args>
  Draft& fails(fmt::format_string<const Args&...> format, const Args&... args) {
    finding_->failure = fmt::vformat(fmt::string_view(format), fmt::make_format_args(args...));
    return *this;
  }
  // The other end of the contradiction. A place without a position (something absent) is left out.
  template <class... Args>
  Draft& note(const Place& place, Wording<Args...> wording, const Args&... args) {
    add_note(place, wording.fill(args...));
    return *this;
  }
  // This finding is less severe than its check: what would fail here works, for a while. Advice
  // of a check that warns is shown where advice is wanted.
  Draft& as(Severity weaker);
  // What stands at the place is a secret: reports show that it is there, but not what it is.
  Draft& hide() {
    finding_->is_secret = true;
    return *this;
  }
  // What to do: one sentence.
  template <class... Args>
  Draft& advise(Wording<Args...> wording, const Args&... args) {
    finding_->help = wording.fill(args...);
    return *this;
  }

  // The help as an edit, for `check --fix`; several of them are made together or not at all.
  //
  // Sets a property of one resource, written or not: "ScalingConfig.MaximumConcurrency", in
  // CloudFormation's terms. Where the value comes from elsewhere (Globals, a parameter, a mapping)
  // there is no edit.
  Draft& set(const Declared& owner, std::string_view path, Value wanted);
  Draft& set(const Declared& owner, std::string_view path, std::int64_t wanted);
  // Replaces a value that is wrong whoever has it, so in Globals, too.
  Draft& rewrite(const Place& written, Value wanted);
  Draft& rewrite(const Place& written, std::int64_t wanted);
  // Puts an entry that stands beside the Properties of a resource into them.
  Draft& indent(const Resource& resource, std::string_view key);
  // Leaves the edit to be chosen by the reader: `check --fix` does not make it.
  Draft& only_suggested();

 private:
  void add_note(const Place& place, std::string text);

  Finding* finding_;
};

class Report {
 public:
  explicit Report(const Check& check) : check_(&check) {}

  // A finding at a place. Where the place was inherited (Globals, a parameter's default), the notes
  // begin with the trail by which it came to the resource that suffers.
  template <class... Args>
  Draft find(const Place& place, Wording<Args...> wording, const Args&... args) {
    return begin(place, wording.fill(args...), {fmt::format("{}", args)...});
  }

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  Draft begin(const Place& place, std::string message, std::vector<std::string> words);

  const Check* check_;
  std::vector<Finding> findings_;
};

}  // namespace plimsoll
