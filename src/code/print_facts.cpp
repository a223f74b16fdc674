#include "code/print_facts.h"

#include <array>

#include <fmt/format.h>

namespace plimsoll::code {
namespace {

std::string show(const Shape& shape);

struct Show {
  std::string operator()(const OpaqueShape&) const { return "?"; }
  std::string operator()(const NothingShape&) const { return "nothing"; }
  std::string operator()(const BooleanShape& form) const { return form.value ? "true" : "false"; }
  std::string operator()(const NumberShape& form) const {
    return form.value ? fmt::format("{}", *form.value) : "number";
  }
  std::string operator()(const TextShape& form) const {
    std::string out = "\"";
    for (const TextPart& part : form.parts) {
      if (part.kind == TextPart::Kind::literal) out += part.text;
      if (part.kind == TextPart::Kind::environment) out += "${" + part.text + "}";
      if (part.kind == TextPart::Kind::generated) out += "$new";
      if (part.kind == TextPart::Kind::opaque) out += "…";
    }
    return out + "\"";
  }
  std::string operator()(const ObjectShape& form) const {
    std::string out;
    for (const MemberShape& member : form.members) {
      if (!out.empty()) out += ", ";
      out += member.name + ": " + show(member.shape);
    }
    if (form.open) out += out.empty() ? "…" : ", …";
    return "{" + out + "}";
  }
  std::string operator()(const ListShape& form) const {
    std::string out;
    for (const Shape& element : form.elements) {
      if (!out.empty()) out += ", ";
      out += show(element);
    }
    if (form.open) out += out.empty() ? "…" : ", …";
    return "[" + out + "]";
  }
};

std::string show(const Shape& shape) {
  return std::visit(Show{}, shape.form);
}

std::string seconds(std::string_view what, const std::optional<double>& value) {
  return value ? fmt::format(" {} {} s", what, *value) : "";
}

class Printer {
 public:
  Printer(const FunctionCode& code, const Sources& sources)
      : code_(code), facts_(code.facts), sources_(sources) {}

  std::string print() {
    constexpr std::array<std::string_view, 5> words{"found", "no file", "no function", "unclear",
                                                    "broken"};
    line("handler {} {}", code_.name, words[static_cast<std::size_t>(code_.search)]);
    if (code_.search == Search::found && !code_.outlined) entry();
    each(facts_.returns);
    each(facts_.environment);
    each(facts_.event);
    each(facts_.event_tests);
    if (facts_.event_passed_on) line("passes the event on");
    each(facts_.clients);
    each(facts_.calls);
    each(facts_.sleeps);
    each(facts_.loops);
    each(facts_.retries);
    each(facts_.loose_promises);
    each(facts_.whole_reads);
    each(facts_.temporary_files);
    each(facts_.imports);
    marks();
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<const Args&...> format, const Args&... args) {
    out_ += fmt::vformat(fmt::string_view(format), fmt::make_format_args(args...)) + "\n";
  }

  template <class Facts>
  void each(const Facts& facts) {
    for (const auto& fact : facts) print(fact);
  }

  void entry() {
    const EntryPoint& entry = facts_.entry;
    line("entry{}{} with {} parameters{}{}{}", entry.is_async ? " async" : "",
         entry.is_generator ? " generator" : "", entry.required_parameters,
         entry.wrapped_by.empty() ? "" : " wrapped by " + entry.wrapped_by,
         entry.callback_used   ? " calls back"
         : entry.answers_later ? " answers later"
                               : "",
         at(entry.span));
  }

  void print(const EnvironmentRead& read) {
    line("environment {}{}{}{}{}{}{}", read.name, read.has_default ? " with default" : "",
         read.raises ? " raises" : "", read.tested ? " tested" : "", at(read.span), when(read.when),
         need(read));
  }

  void print(const Client& client) {
    line("client {} {}{}{}{}{}{}{}{}{}", client.library, client.service,
         seconds("read timeout", client.read_timeout_s),
         seconds("connect timeout", client.connect_timeout_s),
         client.attempts ? fmt::format(" {} attempts", *client.attempts) : "",
         client.opaque_options ? " opaque options" : "",
         client.other_account ? " perhaps of another account" : "",
         client.other_endpoint ? " at its own address" : "", at(client.span), when(client.when));
  }

  void print(const WholeRead& read) {
    constexpr std::array<std::string_view, 3> words{"an object", "an answer", "a file"};
    line("reads {} as a whole{}{}{}", words[static_cast<std::size_t>(read.what)],
         read.parsed ? " as JSON" : "", at(read.span), when(read.when));
  }

  void print(const RemoteCall& call) {
    std::string arguments;
    for (const auto& [name, shape] : call.arguments) {
      arguments += fmt::format(" {}={}", name, show(shape));
    }
    const Client& client = facts_.clients[call.client];
    line("{} {}{}{} {}{}{}{}{}{}{}{}", call.signs_only ? "signs" : "calls",
         client.service.empty() ? client.library : client.service, call.resource.empty() ? "" : " ",
         call.resource, call.operation, arguments, seconds("timeout", call.timeout_s),
         call.timeout_unclear ? " timeout unclear" : "", call.calls_back ? " calls back" : "",
         call.result_ignored ? " not waited for" : "", at(call.span), when(call.when));
  }

  std::string need(const EnvironmentRead& read) const {
    const std::string error = read.error.empty() ? "" : fmt::format(" ({})", read.error);
    return read.needed_by ? " needed" + at(*read.needed_by) + error : error;
  }

  void print(const Returned& fact) {
    const std::string_view what = fact.falls_off ? "falls off" : "returns";
    line("{} {}{}{}{}", what, show(fact.shape), fact.perhaps ? " if at all" : "",
         at(fact.shape.span), when(fact.when));
  }

  void print(const EventRead& fact) {
    line("event {}{}{}{}{}", fmt::format("{}", fmt::join(fact.path, ".")),
         fact.optional ? " optional" : "", fact.parsed ? " parsed" : "", at(fact.span),
         when(fact.when));
  }

  void print(const EventTest& fact) {
    line("asks {} event {}{}", fact.compared ? "what is" : "for",
         fmt::format("{}", fmt::join(fact.path, ".")), at(fact.span));
  }

  void print(const Sleep& fact) {
    line("sleeps{}{}{}", seconds("for", fact.seconds), at(fact.span), when(fact.when));
  }

  void print(const Loop& fact) {
    line("{}{}{}{}{}{}", fact.calls_itself ? "calls itself" : "loop",
         fact.over_records ? " over records" : "", fact.endless ? " endless" : "",
         fact.counted ? " counted" : "", fact.side_by_side ? " side by side" : "", at(fact.span));
  }

  void print(const Retry& fact) {
    line("tries again{}{}{}{}", fact.gives_up ? " and gives up" : "", fact.polls ? " or polls" : "",
         at(fact.span), when(fact.when));
  }

  void print(const LoosePromise& fact) {
    line("does not wait for {}{}{}", fact.name, at(fact.span), when(fact.when));
  }

  void print(const TemporaryFile& fact) {
    line("writes below /tmp{}{}", at(fact.span), when(fact.when));
  }

  void print(const ImportedModule& fact) {
    line("imports {}{}{}{}{}", fact.name, fact.own ? " of the package" : "",
         fact.required ? " by require" : "", fact.guarded ? " guarded" : "", at(fact.span));
  }

  // What holds of the whole.
  void marks() {
    if (facts_.timeout_for_all) line("sets a timeout for all");
    if (facts_.idempotency) line("is kept from doing things twice");
    if (facts_.remaining_time) line("asks for remaining time{}", at(*facts_.remaining_time));
    if (facts_.client_out_of_sight) line("client out of sight{}", at(*facts_.client_out_of_sight));
    if (facts_.swallowed_errors) line("only logs every error{}", at(*facts_.swallowed_errors));
    if (facts_.kept_errors) line("keeps errors of records{}", at(*facts_.kept_errors));
    if (facts_.raised_for_record) line("gives up on records{}", at(*facts_.raised_for_record));
    if (facts_.batch_failures) line("a library reports its batch's failures");
    if (code_.outlined) {
      line("outlined");
    } else if (!facts_.complete) {
      line("not complete");
    }
  }

  std::string at(const Span& span) const {
    const SourceFile& file = sources_[span.file];
    const Position position = file.position(span.begin);
    const std::string& path = file.path();
    return fmt::format(" @{}:{}:{}", path.substr(path.rfind('/') + 1), position.line,
                       position.column);
  }

  static std::string when(const Circumstance& when) {
    return fmt::format("{}{}{}{}{}{}", when.at_import ? " at import" : "",
                       when.handed_on ? " if a decorator calls it" : "",
                       when.conditional ? " perhaps" : "", when.guarded ? " guarded" : "",
                       when.loop ? " in a loop" : "",
                       when.way.empty() ? "" : fmt::format(" through {} calls", when.way.size()));
  }

  const FunctionCode& code_;
  const CodeFacts& facts_;
  const Sources& sources_;
  std::string out_;
};

}  // namespace

std::string print_facts(const FunctionCode& code, const Sources& sources) {
  return Printer(code, sources).print();
}

}  // namespace plimsoll::code
