#include "code/kept_errors.h"

#include <algorithm>

namespace plimsoll::code {
namespace {

bool lies_in(const Span& inner, const Span& outer) {
  return inner.file == outer.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

// Goes through the statements of a handler, in loops over its records and elsewhere.
struct Search {
  const Module& module;
  const CodeFacts& facts;
  std::optional<Span> caught = std::nullopt;  // the first catch that keeps an error
  bool raises = false;                        // outside of what is caught so
  std::optional<Span> raised = std::nullopt;  // the first time for a record
  bool in_records = false;

  void block(const Block& statements) {
    for (const StatementId id : statements) statement(module[id]);
  }

  void statement(const Statement& each) {
    if (std::holds_alternative<Raise>(each.form)) {
      raises = true;
      if (in_records && !raised) raised = module.span(each.at);
    } else if (const auto* choice = std::get_if<If>(&each.form)) {
      block(choice->then);
      block(choice->otherwise);
    } else if (const auto* branches = std::get_if<Branches>(&each.form)) {
      for (const Block& branch : branches->branches) block(branch);
    } else if (const auto* loop = std::get_if<ForEach>(&each.form)) {
      const bool outside = in_records;
      in_records = in_records || goes_over_records(module, each, facts);
      block(loop->body);
      in_records = outside;
    } else if (const auto* repeat = std::get_if<While>(&each.form)) {
      block(repeat->body);
    } else if (const auto* attempt = std::get_if<Try>(&each.form)) {
      attempted(*attempt);
    }
  }

  void attempted(const Try& attempt) {
    const auto all = std::ranges::find_if(
        attempt.catches, [&](const Catch& handler) { return catches_everything(module, handler); });
    const bool keeps = in_records && all != attempt.catches.end() &&
                       !hands_on_promise(module, attempt.body) && !calls_somebody(all->body);
    if (!keeps) block(attempt.body);
    if (keeps && !caught) caught = module.span(all->at);
    for (const Catch& handler : attempt.catches) block(handler.body);
    block(attempt.otherwise);
    block(attempt.finally);
  }

  // A queue, a table, a person: somebody learns of the error.
  bool calls_somebody(const Block& body) const {
    return std::ranges::any_of(facts.calls, [&](const RemoteCall& call) {
      return std::ranges::any_of(body, [&](StatementId id) {
        const Span at = module.span(module[id].at);
        return lies_in(call.span, at) || std::ranges::any_of(call.when.way, [&](const Span& step) {
                 return lies_in(step, at);
               });
      });
    });
  }
};

}  // namespace

bool catches_everything(const Module& module, const Catch& handler) {
  return handler.types.empty() || std::ranges::any_of(handler.types, [&](ExpressionId type) {
           const auto* name = std::get_if<Name>(&module[type].form);
           return name != nullptr && (name->name == "Exception" || name->name == "BaseException");
         });
}

bool goes_over_records(const Module& module, const Statement& loop, const CodeFacts& facts) {
  const Span at = module.span(loop.at);
  return std::ranges::any_of(facts.loops, [&](const Loop& known) {
    return known.over_records && known.span.file == at.file && known.span.begin == at.begin;
  });
}

bool hands_on_promise(const Module& module, const Block& block) {
  return module.language != Language::python && std::ranges::any_of(block, [&](StatementId id) {
           const auto* end = std::get_if<Return>(&module[id].form);
           return end != nullptr && end->value &&
                  std::holds_alternative<Call>(module[*end->value].form);
         });
}

std::optional<Span> kept_errors(const Module& module, const Function& function,
                                const CodeFacts& facts) {
  Search search{module, facts};
  search.block(function.body);
  return search.raises ? std::nullopt : search.caught;
}

std::optional<Span> raised_for_record(const Module& module, const Function& function,
                                      const CodeFacts& facts) {
  Search search{module, facts};
  search.block(function.body);
  return search.raised;
}

}  // namespace plimsoll::code
